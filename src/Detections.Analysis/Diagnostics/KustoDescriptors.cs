using System.Collections.Concurrent;
using Detections.Kusto;

namespace Detections.Analysis.Diagnostics;

/// <summary>Descriptors of Kusto's own codes. The messages are the engine's, and so are the severities but for those of <see cref="KustoAdvice"/>; the titles are in <see cref="KustoCodeTitles"/>.</summary>
public static class KustoDescriptors
{
    private static readonly ConcurrentDictionary<(string Code, DiagnosticSeverity Severity), DiagnosticDescriptor> Known = new();

    /// <summary>Whether an id, in any letter case, is one of Kusto's. Not every code it has is known here, so all of the form are taken.</summary>
    public static bool IsCode(string id) =>
        id.Length == "KS000".Length && id.StartsWith("KS", StringComparison.OrdinalIgnoreCase) && id.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The descriptor of an engine diagnostic, or null for one the engine itself hides.</summary>
    public static DiagnosticDescriptor? For(KustoDiagnostic diagnostic)
    {
        var own = SeverityOf(diagnostic.Severity);
        return own == DiagnosticSeverity.None ? null : Of(diagnostic.Code, KustoAdvice.Find(diagnostic.Code) ?? own);
    }

    /// <summary>The descriptor of a code with this severity.</summary>
    internal static DiagnosticDescriptor Of(string code, DiagnosticSeverity severity) => Known.GetOrAdd((code, severity), Make);

    private static DiagnosticDescriptor Make((string Code, DiagnosticSeverity Severity) key) => new(
        key.Code,
        KustoCodeTitles.Of(key.Code),
        "{0}",
        DiagnosticCategory.Query,
        key.Severity,
        key.Severity == DiagnosticSeverity.Error
            ? "The Kusto engine refuses the query. Sentinel and Defender XDR run the same engine, so the rule could not be saved or would fail when it runs."
            : "The Kusto engine takes the query and one of its own analyzers advises against a part of it.");

    private static DiagnosticSeverity SeverityOf(string severity) => severity switch
    {
        "Error" => DiagnosticSeverity.Error,
        "Warning" => DiagnosticSeverity.Warning,
        "Suggestion" or "Information" => DiagnosticSeverity.Suggestion,
        _ => DiagnosticSeverity.None,
    };
}
