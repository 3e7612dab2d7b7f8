using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Output;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Output;

/// <summary>
/// Finds entity types and identifiers that are those of Sentinel misspelled, and identifiers of another entity. What is unlike
/// all of them may be newer than our list.
/// </summary>
internal sealed class EntityMappingIsUnknownAnalyzer : EntityMappingAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EntityMappingIsUnknown,
        "Entity type or identifier is unknown",
        "Sentinel does not know {0}; write {1}.",
        DiagnosticCategory.OutputContract,
        DiagnosticSeverity.Error,
        "Sentinel has a fixed list of entity types, and for each of them one of identifiers, in which letter case counts. It refuses a rule that maps others.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EntityMapping mapping)
    {
        if (mapping.Type is not { } type)
            return;
        if (EntityIdentifiers.Find(type.Value) is not { } entity)
        {
            if (NearestName.Of(type.Value, EntityIdentifiers.Types) is { } near)
                Report(context, type, $"the entity type '{type.Value}'", near);
            return;
        }
        foreach (var identifier in mapping.Fields.Select(field => field.Identifier).OfType<MetadataScalar>())
        {
            if (identifier.Value.Length == 0 || entity.Identifiers.Contains(identifier.Value, StringComparer.Ordinal))
                continue;
            var what = $"'{identifier.Value}' as an identifier of the entity '{entity.Type}'";
            if (NearestName.Of(identifier.Value, entity.Identifiers) is { } near)
                Report(context, identifier, what, near);
            else if (EntityIdentifiers.IsIdentifier(identifier.Value))
                context.Report(Rule, identifier.Span, what, entity.RequiredInWords);
        }
    }

    private static void Report(RuleContext context, MetadataScalar scalar, string what, string near)
    {
        var diagnostic = Rule.At(context.Locate(scalar.Span), what, $"'{near}'");
        var safety = string.Equals(scalar.Value, near, StringComparison.OrdinalIgnoreCase) ? FixSafety.Safe : FixSafety.Unsafe;
        var name = scalar.Map.ToFile(new TextSpan(0, scalar.Value.Length));
        if (context.File.Substring(name) == scalar.Value)
            diagnostic = diagnostic with { Fix = new DiagnosticFix($"Replace '{scalar.Value}' by '{near}'", [context.Edit(name, near)], safety) };
        context.Report(diagnostic);
    }
}
