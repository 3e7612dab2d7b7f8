using System.Collections.Immutable;

namespace Detections.Analysis.Diagnostics;

/// <summary>
/// How much the advice of Kusto's own analyzers weighs in a detection rule. Kusto's severities are for people who explore data; docs/rules/KS.md
/// gives the reason for each that differs.
/// </summary>
public static class KustoAdvice
{
    /// <summary>In ordinal order of codes; <see cref="DiagnosticSeverity.None"/> for one that is off until somebody turns it on.</summary>
    public static ImmutableArray<(string Code, DiagnosticSeverity Severity)> Severities { get; } =
    [
        ("KS500", DiagnosticSeverity.None),
        ("KS501", DiagnosticSeverity.Warning),
        ("KS502", DiagnosticSeverity.Warning),
        ("KS504", DiagnosticSeverity.Warning),
        ("KS505", DiagnosticSeverity.Suggestion),
        ("KS506", DiagnosticSeverity.Suggestion),
        ("KS507", DiagnosticSeverity.Warning),
        ("KS508", DiagnosticSeverity.None),
        ("KS509", DiagnosticSeverity.Suggestion),
        ("KS510", DiagnosticSeverity.None),
        ("KS511", DiagnosticSeverity.Suggestion),
        ("KS513", DiagnosticSeverity.Suggestion),
        ("KS514", DiagnosticSeverity.Suggestion),
        ("KS515", DiagnosticSeverity.None),
        ("KS516", DiagnosticSeverity.Suggestion),
    ];

    /// <summary>The severity of a code; null for one that is no advice, or that is not listed: Kusto's own counts then.</summary>
    public static DiagnosticSeverity? Find(string code)
    {
        foreach (var (known, severity) in Severities)
        {
            if (known == code)
                return severity;
        }
        return null;
    }
}
