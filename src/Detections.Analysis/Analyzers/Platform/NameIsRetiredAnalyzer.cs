using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Platform;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Platform;

/// <summary>Finds tables and properties that the platform retired, or says that it will.</summary>
internal sealed class NameIsRetiredAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Retired = new(
        DiagnosticIds.NameIsRetired,
        "Name is retired",
        "The name '{0}' was retired on {1}; {2}.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Warning,
        "The platform gave the name up on that day. A rule that uses it runs and finds nothing, because nothing is recorded there any more, or cannot be deployed.");

    private static readonly DiagnosticDescriptor WillBeRetired = new(
        DiagnosticIds.NameWillBeRetired,
        "Name will be retired",
        "The name '{0}' will be retired on {1}; {2} before that day.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Suggestion,
        "The platform announced the day from which the name is not to be relied on. Until then the rule works as it is.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Retired, WillBeRetired];

    public override void AnalyzeRule(RuleContext context)
    {
        foreach (var (entry, location) in RetiredUse.AllIn(context))
        {
            if (context.Today is not { } today)
                return;
            var repair = entry.Successors.IsEmpty ? "take it out" : $"use {QuotedNames.All(entry.Successors)} instead";
            context.Report((entry.Retired <= today ? Retired : WillBeRetired).At(location, entry.Name, $"{entry.Retired:yyyy-MM-dd}", repair));
        }
    }
}
