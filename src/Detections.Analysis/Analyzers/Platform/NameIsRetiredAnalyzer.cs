using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Platform;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Platform;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Platform;

/// <summary>Finds tables, columns and properties that the platform retired, or says that it will.</summary>
internal sealed class NameIsRetiredAnalyzer : DetectionAnalyzer
{
    // Time enough to plan the change of a rule, and not so much that it is put off.
    private const int DaysOfWarning = 90;

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

    private static readonly DiagnosticDescriptor IsAboutToBeRetired = new(
        DiagnosticIds.NameIsAboutToBeRetired,
        "Name is about to be retired",
        "The name '{0}' will be retired on {1}, which is in {2}; {3} before that day.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Warning,
        "The platform announced the day from which the name is not to be relied on, and it is near. From then on the rule finds nothing, or cannot be deployed.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Retired, WillBeRetired, IsAboutToBeRetired];

    public override void AnalyzeRule(RuleContext context)
    {
        foreach (var (entry, location) in RetiredUse.AllIn(context))
        {
            // Asked only here: what asks for the day is kept for that day and no other.
            if (context.Today is not { } today)
                return;
            var day = $"{entry.Retired:yyyy-MM-dd}";
            var repair = entry.Successors.IsEmpty ? "take it out" : $"use {QuotedNames.All(entry.Successors)} instead";
            if (entry.Retired <= today)
                context.Report(RetiredIn(context.Rule, entry).At(location, entry.Name, day, repair));
            else if (entry.Retired.DayNumber - today.DayNumber <= DaysOfWarning)
                context.Report(IsAboutToBeRetired.At(location, entry.Name, day, Days(entry.Retired.DayNumber - today.DayNumber), repair));
            else
                context.Report(WillBeRetired.At(location, entry.Name, day, repair));
        }
    }

    private static string Days(int count) => count == 1 ? "1 day" : $"{count} days";

    // A table that is there and empty lets the rule be saved.
    private static DiagnosticDescriptor RetiredIn(DetectionRule rule, RetiredName entry) =>
        entry.Effect == RetirementEffect.Gone && Deployment.Concerns(rule) ? Retired with { DefaultSeverity = DiagnosticSeverity.Error } : Retired;
}
