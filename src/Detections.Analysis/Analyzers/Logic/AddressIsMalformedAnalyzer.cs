using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Literals;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds IP addresses that are none.</summary>
internal sealed partial class AddressIsMalformedAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.AddressIsMalformed,
        "IP address is malformed",
        "No address fits '{0}': it {1}.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "A text that is no address is never equal to one, and the functions for addresses return null for it. A range is no address either: an operator compares its letters.");

    /// <summary>The functions of Kusto whose arguments are addresses or ranges of them.</summary>
    private static readonly string[] Functions = ["ipv4_compare", "ipv4_is_in_any_range", "ipv4_is_in_range", "ipv4_is_match", "ipv4_is_private", "parse_ipv4"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        foreach (var comparison in context.Comparisons.Where(one => one.IsEquality && one.Field is { IsWhole: true, Column: not null } && HoldsAddresses().IsMatch(one.Field.Column.Name)))
            Check(context, comparison.Values, AddressText.ReasonAgainstAddress);

        var constants = new ConstantTexts(context.Lets);
        foreach (var call in context.Bound.Root.DescendantsAndSelf().Where(node => node.Kind == SyntaxKinds.FunctionCallExpression))
        {
            if (call.Node("Name") is not { ReferencedSymbol: FunctionSymbol { Origin: FunctionOrigin.BuiltIn } } name || !Functions.Contains(name.NameText(), StringComparer.Ordinal))
                continue;
            foreach (var argument in call.Arguments())
                Check(context, constants.Of(argument, CallFrame.Query) ?? [], AddressText.ReasonAgainstRange);
        }
    }

    private static void Check(QueryContext context, ImmutableArray<ConstantText> values, Func<string, string?> reasonAgainst)
    {
        foreach (var value in values)
        {
            if (reasonAgainst(value.Text) is { } reason)
                context.Report(Rule, value.Span, value.Text, reason);
        }
    }

    // RemoteIP, IPAddress, SrcIpAddr, ClientIp_s; not Description or ZipCode.
    [GeneratedRegex("IP(?![a-z])|(?<![A-Za-z])Ip(?![a-z])|(?<=[a-z_])Ip(?![a-z])|Ip(?=Addr)", RegexOptions.CultureInvariant)]
    private static partial Regex HoldsAddresses();
}
