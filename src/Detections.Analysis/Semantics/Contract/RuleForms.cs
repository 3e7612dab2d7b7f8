using Detections.Analysis.Analyzers;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Semantics.Contract;

/// <summary>What shares one space of ids and names.</summary>
internal enum RuleForm
{
    /// <summary>Analytics rules in YAML.</summary>
    Analytics,

    /// <summary>Hunting queries in YAML.</summary>
    Hunting,

    /// <summary>Markdown documents.</summary>
    Document,
}

internal static class RuleForms
{
    /// <summary>
    /// The form of a rule, or null for one whose id and name are not compared. Resources of ARM templates are left out: a repository
    /// may keep the template made from a rule beside it.
    /// </summary>
    public static RuleForm? Of(RuleInFile rule) => (rule.Kind, rule.IsAzureResource) switch
    {
        (RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics, false) => RuleForm.Analytics,
        (RuleKind.HuntingQuery, false) => RuleForm.Hunting,
        (RuleKind.Document, _) => RuleForm.Document,
        _ => null,
    };
}
