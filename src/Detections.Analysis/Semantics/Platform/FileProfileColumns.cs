using System.Collections.Frozen;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Platform;

/// <summary>
/// The columns of <c>FileProfile()</c> that a query names as if they were there. Defender XDR has no schema of that function when it saves a custom
/// detection through Microsoft Graph. Seen by the authors of a linter for such rules (its check PAYLOAD005); Microsoft says nothing of it.
/// </summary>
internal static class FileProfileColumns
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "GlobalFirstSeen", "GlobalLastSeen", "GlobalPrevalence", "IsCertificateValid", "IsRootSignerMicrosoft", "Issuer", "SignatureState", "Signer",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The first use of each, in the order of the text; none of those that a table of the query has, and that it declares itself, as by
    /// <c>extend X = column_ifexists("X", ...)</c>.
    /// </summary>
    public static IEnumerable<SyntaxNode> UsedIn(SyntaxNode root)
    {
        var nodes = root.DescendantsAndSelf().ToList();
        if (nodes.Find(node => node.Kind == SyntaxKinds.InvokeOperator && node.Node("Function")?.Node("Name")?.NameText() == "FileProfile") is not { } invoke)
            return [];
        var others = nodes.Where(node => node.Kind == SyntaxKinds.NameDeclaration).Select(node => node.NameText()).ToHashSet(StringComparer.Ordinal);
        others.UnionWith(nodes.Select(node => node.ReferencedSymbol).OfType<TableSymbol>().Where(table => table.Name.Length > 0).SelectMany(table => table.Columns).Select(column => column.Name));
        return nodes
            .Where(node => node is { Kind: SyntaxKinds.NameReference, ReferencedSymbol: ColumnSymbol } && node.Span.Start > invoke.Span.Start)
            .Where(node => Names.Contains(node.NameText()) && !others.Contains(node.NameText()))
            .DistinctBy(node => node.NameText());
    }
}
