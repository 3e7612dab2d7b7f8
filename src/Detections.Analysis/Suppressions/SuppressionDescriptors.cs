using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Suppressions;

/// <summary>What can be wrong with a comment that suppresses findings.</summary>
internal static class SuppressionDescriptors
{
    public static readonly DiagnosticDescriptor SuppressionIsInvalid = new(
        DiagnosticIds.SuppressionIsInvalid,
        "Suppression is invalid",
        "{0}",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "A comment is meant to suppress findings and cannot be read, or gives no reason. It suppresses nothing: whoever reads the rule later could not tell what was accepted, and why.");

    public static readonly DiagnosticDescriptor SuppressionIsUnused = new(
        DiagnosticIds.SuppressionIsUnused,
        "Suppression is unused",
        "No finding of '{0}' is suppressed here; take the id out of the comment.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "A comment suppresses an id that is not found where the comment holds. It would hide the next finding of that id, which nobody has looked at.");

    public static readonly DiagnosticDescriptor SuppressionHasExpired = new(
        DiagnosticIds.SuppressionHasExpired,
        "Suppression has expired",
        "The suppression ended on {0}; fix what it hid, or give it a new date.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "A comment suppresses findings until a day that has passed. It suppresses nothing any more.");

    public static IEnumerable<DiagnosticDescriptor> All => [SuppressionIsInvalid, SuppressionIsUnused, SuppressionHasExpired];
}
