using System.Collections.Frozen;
using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>Finds columns that once were entities by their name alone and are mapped to none.</summary>
internal sealed class LegacyEntityColumnIsNotMappedAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LegacyEntityColumnIsNotMapped,
        "Legacy entity column is not mapped",
        "The column '{0}' is no entity by its name any more; map it to the entity '{1}' in 'entityMappings'.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Suggestion,
        "Sentinel once took columns of certain names for entities. Now it takes what the rule's entityMappings name, so the alerts of this rule lack the entity.");

    // By NewEntityMappingsAttribute.cs of the validator in the Azure-Sentinel repository.
    private static readonly FrozenDictionary<string, string> EntityByColumn = new Dictionary<string, string>
    {
        ["AccountCustomEntity"] = "Account",
        ["FileHashCustomEntity"] = "FileHash",
        ["HostCustomEntity"] = "Host",
        ["IPCustomEntity"] = "IP",
        ["ProcessCustomEntity"] = "Process",
        ["URLCustomEntity"] = "URL",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Rule.Kind is not (RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics)
            || context.Output is not { Query: { } query, Columns: { } columns })
            return;
        foreach (var column in columns.All)
        {
            if (EntityByColumn.GetValueOrDefault(column.Name) is { } entity && context.Output.References.All(reference => reference.Name != column.Name))
                query.Report(Rule, (DeclarationOf(column, query.Bound.Root)?.Span) ?? query.Query.FirstLine, column.Name, entity);
        }
    }

    // The last one, for the columns of a 'let' can have the same name.
    private static SyntaxNode? DeclarationOf(ColumnSymbol column, SyntaxNode root) => root.DescendantsAndSelf()
        .LastOrDefault(node => node.Kind == SyntaxKinds.NameDeclaration && node.ReferencedSymbol is ColumnSymbol declared && declared.Name == column.Name);
}
