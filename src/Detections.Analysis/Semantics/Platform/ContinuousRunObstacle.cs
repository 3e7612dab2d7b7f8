using System.Collections.Frozen;
using Detections.Analysis.Analyzers;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Semantics.Time;
using Detections.Kusto;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Platform;

/// <summary>
/// What keeps the query of a custom detection from running continuously, that is in near real time. From "Continuous (NRT) frequency" in
/// Microsoft's page "Create custom detection rules" (learn.microsoft.com/defender-xdr/custom-detection-rules, 2024-07-18).
/// </summary>
/// <param name="Place">Where it stands in the query.</param>
/// <param name="What">What it is, as a message says it.</param>
internal sealed record ContinuousRunObstacle(TextSpan Place, string What)
{
    private const string EmailEvents = "EmailEvents";

    private static readonly FrozenSet<string> Tables = new[]
    {
        "AlertEvidence", "CloudAppEvents", "DeviceEvents", "DeviceFileCertificateInfo", "DeviceFileEvents", "DeviceImageLoadEvents", "DeviceInfo",
        "DeviceLogonEvents", "DeviceNetworkEvents", "DeviceNetworkInfo", "DeviceProcessEvents", "DeviceRegistryEvents", "EmailAttachmentInfo",
        EmailEvents, "EmailPostDeliveryEvents", "EmailUrlInfo", "IdentityDirectoryEvents", "IdentityLogonEvents", "IdentityQueryEvents", "UrlClickEvents",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Operators = new Dictionary<string, string>
    {
        [SyntaxKinds.JoinOperator] = "'join'",
        [SyntaxKinds.UnionOperator] = "'union'",
        [SyntaxKinds.ExternalDataExpression] = "'externaldata'",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> LateColumns = new[] { "LatestDeliveryAction", "LatestDeliveryLocation" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the rule is a custom detection that runs continuously.</summary>
    public static bool IsAskedOf(RuleContext rule) => rule.Rule.Kind == RuleKind.CustomDetection && RuleWindow.Of(rule).Frequency?.Value == TimeSpan.Zero;

    /// <summary>Whether Microsoft lists the table as one that such a detection can read. The list grows.</summary>
    public static bool Lists(TableSymbol table) => Tables.Contains(table.Name);

    /// <summary>What such a detection cannot have: each operator, the second table where none of them asks for it, the first comment, and columns that are filled later.</summary>
    public static IEnumerable<ContinuousRunObstacle> AllIn(QueryContext query)
    {
        var nodes = query.Bound.Root.DescendantsAndSelf().ToList();
        var operators = nodes.Where(node => Operators.ContainsKey(node.Kind)).ToList();
        foreach (var node in operators)
            yield return new ContinuousRunObstacle(node.Keyword.Span, Operators[node.Kind]);
        var tables = nodes.Where(node => node is { Kind: SyntaxKinds.NameReference, ReferencedSymbol: TableSymbol { Name.Length: > 0 } }).DistinctBy(node => node.NameText()).ToList();
        // A join or union needs its second table; without them it is in the way itself.
        if (tables is [_, var second, ..] && !operators.Exists(node => node.Kind is SyntaxKinds.JoinOperator or SyntaxKinds.UnionOperator))
            yield return new ContinuousRunObstacle(second.Span, $"a second table, '{second.NameText()}'");
        if (new KqlScanner(query.Bound.Text).TakeComment() is { } comment)
            yield return new ContinuousRunObstacle(comment, "a comment");
        if (!tables.Exists(table => table.NameText() == EmailEvents))
            yield break;
        foreach (var column in nodes.Where(node => node is { Kind: SyntaxKinds.NameReference, ReferencedSymbol: ColumnSymbol } && LateColumns.Contains(node.NameText())).DistinctBy(node => node.NameText()))
            yield return new ContinuousRunObstacle(column.Span, $"'{column.NameText()}' of '{EmailEvents}'");
    }
}
