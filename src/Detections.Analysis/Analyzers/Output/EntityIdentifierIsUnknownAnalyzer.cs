using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Output;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>
/// Finds identifiers that are those of Sentinel misspelled, and identifiers of another entity. What is unlike all of them may be
/// newer than our list.
/// </summary>
internal sealed class EntityIdentifierIsUnknownAnalyzer : EntityMappingAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EntityIdentifierIsUnknown,
        "Entity identifier is unknown",
        "Sentinel does not know '{0}' as an identifier of the entity '{1}'; write {2}.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Error,
        "Sentinel has a fixed list of identifiers for each type of entity, in which letter case counts. It refuses a rule that maps others.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EntityMapping mapping)
    {
        if (mapping.Type is not { } type || EntityIdentifiers.Find(type.Value) is not { } entity)
            return;
        foreach (var identifier in mapping.Fields.Select(field => field.Identifier).OfType<MetadataScalar>())
        {
            if (identifier.Value.Length == 0 || entity.Identifiers.Contains(identifier.Value, StringComparer.Ordinal))
                continue;
            if (NearestName.Of(identifier.Value, entity.Identifiers) is { } near)
                Report(context, entity, identifier, near);
            else if (EntityIdentifiers.IsIdentifier(identifier.Value))
                context.Report(Rule.In(context.Rule), identifier.Span, identifier.Value, entity.Type, entity.RequiredInWords);
        }
    }

    private static void Report(RuleContext context, EntityIdentifiers entity, MetadataScalar identifier, string near)
    {
        var safety = string.Equals(identifier.Value, near, StringComparison.OrdinalIgnoreCase) ? FixSafety.Safe : FixSafety.Unsafe;
        context.Report(Rule.In(context.Rule).At(context.Locate(identifier.Span), identifier.Value, entity.Type, $"'{near}'") with
        {
            Fix = context.Edit(identifier, near) is { } edit ? new DiagnosticFix($"Replace '{identifier.Value}' by '{near}'", [edit], safety) : null,
        });
    }
}
