using System.Globalization;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>Something wrong with a schema file.</summary>
/// <param name="Message">One sentence: what is wrong and what is expected.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Kind">What is lost by it.</param>
public sealed record SchemaProblem(string Message, SchemaPlace Place, SchemaProblemKind Kind)
{
    /// <summary>The other declaration of something declared twice; null for other problems.</summary>
    public SchemaPlace? Other { get; init; }

    public override string ToString() => $"{Place}: {Message}";
}

/// <summary>What a problem with a schema file costs.</summary>
public enum SchemaProblemKind
{
    /// <summary>A detail is ignored; the declaration around it counts.</summary>
    DetailIsLost,

    /// <summary>One table, function or watchlist is ignored; the rest of the file counts.</summary>
    DeclarationIsLost,

    /// <summary>The file, or the rest of it, cannot be read.</summary>
    FileIsLost,

    /// <summary>The file is readable and declares nothing: it may not be meant as a schema file at all.</summary>
    NothingIsDeclared,
}

/// <summary>A place in a schema file.</summary>
/// <param name="Path">The file as it was named to <see cref="SchemaDeclarations.Read"/>.</param>
/// <param name="Line">Counts from 0; lines end with <c>\n</c>, <c>\r\n</c> or a lone <c>\r</c>.</param>
/// <param name="Column">Counts from 0, in UTF-16 units.</param>
/// <param name="Span">The same place as offsets into the file's text.</param>
public sealed record SchemaPlace(string Path, int Line, int Column, TextSpan Span)
{
    /// <summary>The place in words for a message: without the folder, which is not the same on two machines.</summary>
    public string InWords => string.Create(CultureInfo.InvariantCulture, $"line {Line + 1} of '{System.IO.Path.GetFileName(Path)}'");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}({Line + 1},{Column + 1})");
}
