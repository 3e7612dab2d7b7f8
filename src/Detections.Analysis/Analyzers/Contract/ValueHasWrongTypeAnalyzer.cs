using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Contract;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds values of another type than their key takes: a text for a list, a word for a number.</summary>
internal sealed class ValueHasWrongTypeAnalyzer : ContractAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ValueHasWrongType,
        "Value has the wrong type",
        "The key '{0}' takes {1}, and this is {2}.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "The platform cannot read the value, and refuses the rule.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, ContractNode value)
    {
        // The front matter of a document may use the same word for something else.
        if (context.Rule.Kind != RuleKind.Document && Expectation(value) is { } expected)
            context.Report(Rule, Place(value.Node), value.Key, expected, Describe(value.Node));
    }

    private static string? Expectation(ContractNode value) => (value.Expected, value.Node) switch
    {
        (ContractValue.Any, _) => null,
        (ContractValue.Sequence, MetadataSequence) => null,
        (ContractValue.Sequence { AllowsText: true }, MetadataScalar) => null,
        (ContractValue.Sequence, _) => "a list",
        (ContractValue.Mapping or ContractValue.Names, MetadataMapping) => null,
        (ContractValue.Mapping or ContractValue.Names, _) => "a mapping of keys",
        (ContractValue.Boolean, MetadataScalar { Value: var text }) => bool.TryParse(text, out _) ? null : "'true' or 'false'",
        (ContractValue.Boolean, _) => "'true' or 'false'",
        (ContractValue.Integer, MetadataScalar { Value: var text }) => IsNumber(text) ? null : "a whole number",
        (ContractValue.Integer, _) => "a whole number",
        (_, MetadataScalar) => null,
        _ => "a single value",
    };

    // A number of any size: whether it is too large is for others to say.
    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number);

    private static string Describe(MetadataNode node) => node switch
    {
        MetadataSequence => "a list",
        MetadataMapping => "a mapping of keys",
        MetadataScalar { Value: var text } => $"'{Start(text)}'",
        _ => "something else",
    };

    private static string Start(string text) => text.Split('\n')[0] is { Length: > 40 } line ? line[..40] + "..." : text.Split('\n')[0];

    // Of a list or mapping its beginning, for the whole can be the larger part of the file.
    private static TextSpan Place(MetadataNode node) => node switch
    {
        MetadataSequence { Items: [var first, ..] } => Place(first),
        MetadataMapping { Entries: [var first, ..] } => first.Key.Span,
        _ => node.Span,
    };
}
