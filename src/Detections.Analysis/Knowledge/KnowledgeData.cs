using System.Collections.Immutable;
using Detections.Kusto;

namespace Detections.Analysis.Knowledge;

/// <summary>The files of <c>Knowledge/Data</c> and how their cells are written; SOURCES.md beside them tells what they hold.</summary>
internal static class KnowledgeData
{
    private const string None = "-";

    public static SortedRows Open(string file) => SortedRows.OfResource(typeof(KnowledgeData).Assembly, "knowledge/" + file);

    /// <summary>The cell, or null where it says that there is none.</summary>
    public static string? Optional(string cell) => cell is None or "" ? null : cell;

    /// <summary>The members of a list cell; none for a cell that says so.</summary>
    public static ImmutableArray<string> List(string cell, string separator = ";") =>
        Optional(cell) is { } list ? [.. list.Split(separator)] : [];
}
