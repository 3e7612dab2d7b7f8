using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Reports the keys that a rule lacks: all of one kind in one finding, at its name or its first key.</summary>
internal static class MissingKeys
{
    public static void Report(RuleContext context, KeyPresence presence, DiagnosticDescriptor descriptor)
    {
        if (context.Contract is not { Contract: { } contract, Mappings: [var top, ..] } || context.Rule.Metadata.Entries is not [var first, ..])
            return;
        var missing = top.Keys.Where(key => key.Presence == presence && !top.Has(key.Name)).Select(key => key.Name).ToImmutableArray();
        if (!missing.IsEmpty)
            context.Report(descriptor, context.Rule.Title?.Span ?? first.Key.Span, contract.Form, contract.Platform, QuotedNames.All(missing), missing.Length == 1 ? "it" : "them");
    }
}
