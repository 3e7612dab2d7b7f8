using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Extensibility;

/// <summary>Keeps the ids of a repository's analyzers apart from those of the tool and from each other.</summary>
internal sealed partial class AnalyzerIds
{
    private readonly Dictionary<string, (DiagnosticDescriptor Descriptor, string Analyzer)> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The descriptors of all analyzers that can be run, one for each id.</summary>
    public ImmutableArray<DiagnosticDescriptor> Descriptors => [.. _known.Values.Select(known => known.Descriptor)];

    /// <summary>Takes the ids of an analyzer, so that no other can have them.</summary>
    /// <returns>Null, or why the analyzer cannot be run, as a clause; then none is taken.</returns>
    public string? Take(DetectionAnalyzer analyzer)
    {
        var name = analyzer.GetType().Name;
        var descriptors = analyzer.SupportedDiagnostics;
        foreach (var descriptor in descriptors)
        {
            var id = descriptor.Id;
            if (!Form().IsMatch(id))
                return $"'{name}' has the id '{id}'; use two or more letters with digits behind them, such as 'CONTOSO001'";
            if (IsOfTheTool(id))
                return $"'{name}' has the id '{id}', and ids that begin with 'DET' or 'KS' are those of the tool; use letters of your own, such as 'CONTOSO001'";
            if (descriptor.Category is DiagnosticCategory.Tool)
                return $"'{name}' has the category '{nameof(DiagnosticCategory.Tool)}', which is for the tool itself; use the one that fits best";
            if (_known.TryGetValue(id, out var other) && other.Descriptor != descriptor)
                return $"'{name}' has the id '{id}' of '{other.Analyzer}', which means something else; use another one";
        }
        foreach (var descriptor in descriptors)
            _known[descriptor.Id] = (descriptor, name);
        return null;
    }

    private static bool IsOfTheTool(string id) =>
        id.TrimEnd([.. "0123456789"]).ToUpperInvariant() is "DET" or "KS";

    [GeneratedRegex("^[A-Za-z]{2,16}[0-9]{1,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
