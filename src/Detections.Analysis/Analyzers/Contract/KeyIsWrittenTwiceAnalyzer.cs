using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds keys that a mapping has twice.</summary>
internal sealed class KeyIsWrittenTwiceAnalyzer : DetectionAnalyzer
{
    // A mapping of YAML can take in several others.
    private const string MergeKey = "<<";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.KeyIsWrittenTwice,
        "Key is written twice",
        "The key '{0}' is also in line {1} of the same mapping, and one of the two is lost; take one out.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "A mapping has each key once. Of two, some readers take the first and some the last, and others refuse the file.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        // The header of a bare query is comments, not a mapping.
        if (context.Rule.Kind == RuleKind.Query)
            return;
        // An alias of YAML is the node it names, which is looked at once.
        var seen = new HashSet<MetadataNode>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<MetadataNode>([context.Rule.Metadata]);
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            if (node is MetadataMapping mapping)
                Check(context, mapping);
            foreach (var child in ChildrenOf(node))
                pending.Push(child);
        }
    }

    private static void Check(RuleContext context, MetadataMapping mapping)
    {
        var first = new Dictionary<string, MetadataScalar>(StringComparer.Ordinal);
        foreach (var key in mapping.Entries.Select(entry => entry.Key))
        {
            if (key.Value == MergeKey || first.TryAdd(key.Value, key))
                continue;
            var other = context.Locate(first[key.Value].Span);
            context.Report(Rule.At(context.Locate(key.Span), key.Value, other.Start.Line + 1) with { Related = [new RelatedLocation(other, "The same key.")] });
        }
    }

    private static IEnumerable<MetadataNode> ChildrenOf(MetadataNode node) => node switch
    {
        MetadataMapping mapping => mapping.Entries.Select(entry => entry.Value),
        MetadataSequence sequence => sequence.Items,
        _ => [],
    };
}
