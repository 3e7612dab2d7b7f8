using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds providers that are a slip of the pen for a known one. Nobody knows all providers, so any other name can be right.</summary>
internal sealed class EventProviderIsUnknownAnalyzer : EventAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventProviderIsUnknown,
        "Event provider is unknown",
        "The provider '{0}' is unknown; write '{1}'.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "The event table names a provider that is one or two letters from a known one. Its events count for nobody.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EventDeclaration declaration)
    {
        var knowledge = context.Knowledge.Events;
        foreach (var row in declaration.Rows)
        {
            if (row is not { Provider: { } provider, KnownProvider: null }
                || IsReadByTheRule(context, provider.Value)
                || ProviderNames.Nearest(knowledge, provider.Value) is not { } meant)
                continue;
            context.Report(Rule.At(context.Locate(provider.Span), provider.Value, meant) with
            {
                Fix = Replace(context, provider.Span, provider.Value, meant, HasAll(knowledge, meant, row) ? FixSafety.Safe : FixSafety.Unsafe),
            });
        }
    }

    // A table or a source that the query itself names is there, whatever it looks like.
    private static bool IsReadByTheRule(RuleContext context, string name) =>
        context.Rule.Queries.Any(query => query.Text.Contains(name, StringComparison.Ordinal));

    private static bool HasAll(EventKnowledge knowledge, string name, EventRow row) =>
        ProviderNames.FindProvider(knowledge, name) is { } meant
        && !row.Events.IsEmpty
        && row.Events.All(listed => knowledge.FindEvent(meant.Name, listed.Value.Id) is not null);
}
