using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Contract;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>
/// Finds keys nobody reads that are nearly one the rule does not have. Any other unknown key is the repository's own.
/// </summary>
internal sealed class KeyIsMisspelledAnalyzer : DetectionAnalyzer
{
    // Front matter holds words of all kinds. Of a long one, a near miss is no other word.
    private const int LongKey = 10;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.KeyIsMisspelled,
        "Key is misspelled",
        "The key '{0}' means nothing to {1} and is ignored; write '{2}'.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "The key is not one of those that such a rule can have and nearly one of them, which the rule lacks. Platforms and the tools that deploy rules ignore keys they do not know, so what it says is lost without a word.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        foreach (var mapping in context.Contract.Mappings)
        {
            foreach (var entry in mapping.Node.Entries)
            {
                if (Meant(mapping, entry.Key.Value, context.Rule.Kind) is { } key)
                    context.Report(Rule.At(context.Locate(entry.Key.Span), entry.Key.Value, context.Contract.Platform, key) with { Fix = Rename(context, entry.Key, key) });
            }
        }
    }

    private static string? Meant(ContractMapping mapping, string key, RuleKind kind)
    {
        if (mapping.Knows(key) || NearestName.Of(key, mapping.Keys.Select(known => known.Name)) is not { } near || mapping.Has(near))
            return null;
        return kind != RuleKind.Document || (near.Length >= LongKey && !IsPlural(near, key)) ? near : null;
    }

    private static bool IsPlural(string key, string other) =>
        string.Equals(key + "s", other, ContractMapping.AnyCase) || string.Equals(key, other + "s", ContractMapping.AnyCase);

    private static DiagnosticFix? Rename(RuleContext context, MetadataScalar written, string key) =>
        context.Edit(written, key) is { } edit ? new DiagnosticFix($"Write '{key}'", [edit], FixSafety.Unsafe) : null;
}
