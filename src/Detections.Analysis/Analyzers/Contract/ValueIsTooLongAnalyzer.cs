using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds texts, lists and mappings with more in them than Sentinel takes.</summary>
internal sealed class ValueIsTooLongAnalyzer : ContractAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ValueIsTooLong,
        "Value is longer than Sentinel takes",
        "In '{0}' there are {1} {2}, and Sentinel takes {3} at most; {4}.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "Microsoft Sentinel limits the length of names, descriptions and queries and the number of mappings, details and columns in a text, and refuses a rule that goes beyond.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, ContractNode value)
    {
        switch (value)
        {
            case { Expected: ContractValue.Text { MaxLength: { } limit }, Node: MetadataScalar text }:
                Check(context, value.Key, text, limit);
                break;
            case { Expected: ContractValue.ColumnText limits, Node: MetadataScalar text }:
                Check(context, value.Key, text, limits.MaxLength);
                var columns = AlertText.PlaceholdersOf(text, value.Key).ToList();
                if (columns.Count > limits.MaxColumns)
                    context.Report(Rule, columns[limits.MaxColumns].Span, value.Key, columns.Count, "columns", limits.MaxColumns, "take some out");
                break;
            case { Expected: ContractValue.Sequence { MaxCount: { } limit }, Node: MetadataSequence { Items: var items } } when items.Length > limit:
                context.Report(Rule, items[limit].Span, value.Key, items.Length, "entries", limit, "take some out");
                break;
            case { Expected: ContractValue.Names limits, Node: MetadataMapping names }:
                Check(context, value.Key, names, limits);
                break;
        }
    }

    private static void Check(RuleContext context, string key, MetadataMapping names, ContractValue.Names limits)
    {
        if (names.Entries.Length > limits.MaxCount)
            context.Report(Rule, names.Entries[limits.MaxCount].Key.Span, key, names.Entries.Length, "entries", limits.MaxCount, "take some out");
        foreach (var entry in names.Entries)
        {
            Check(context, key, entry.Key, limits.MaxKeyLength);
            if (entry.Value is MetadataScalar value)
                Check(context, entry.Key.Value, value, limits.MaxValueLength);
        }
    }

    private static void Check(RuleContext context, string key, MetadataScalar text, int limit)
    {
        if (text.Value.Length > limit)
            context.Report(Rule, text.Map.ToFile(FirstLine.Of(text.Value)), key, text.Value.Length, "characters", limit, "shorten it");
    }
}
