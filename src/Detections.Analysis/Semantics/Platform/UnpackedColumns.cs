using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Platform;

/// <summary>
/// The columns that a query names and only <c>evaluate bag_unpack</c> or <c>evaluate pivot</c> can have made: without a stated schema, data
/// decide what columns these return.
/// </summary>
/// <param name="Plugin">The name of the plug-in in its call.</param>
/// <param name="Uses">The first use of each such column, in the order of the text.</param>
internal sealed record UnpackedColumns(SyntaxNode Plugin, ImmutableArray<SyntaxNode> Uses)
{
    private static readonly string[] Plugins = ["bag_unpack", "pivot"];

    /// <summary>One for each call after which such columns are named, in the order of the text.</summary>
    public static IEnumerable<UnpackedColumns> AllIn(SyntaxNode root)
    {
        var declared = root.DescendantsAndSelf().Where(node => node.Kind == SyntaxKinds.NameDeclaration).Select(node => node.NameText()).ToHashSet(StringComparer.Ordinal);
        foreach (var pipe in root.DescendantsAndSelf())
        {
            if (PluginOf(pipe) is { } plugin && UsesAfter(pipe, declared) is { IsEmpty: false } uses)
                yield return new UnpackedColumns(plugin, uses);
        }
    }

    private static SyntaxNode? PluginOf(SyntaxNode pipe) =>
        pipe.Kind == SyntaxKinds.PipeExpression
        && pipe.Node("Operator") is { Kind: SyntaxKinds.EvaluateOperator } stage
        && stage.Node("Schema") is null
        && stage.Node("FunctionCall")?.Node("Name") is { } name
        && Plugins.Contains(name.NameText(), StringComparer.Ordinal)
            ? name
            : null;

    private static ImmutableArray<SyntaxNode> UsesAfter(SyntaxNode evaluated, HashSet<string> declared)
    {
        // Columns of the rows before are there whatever the data; which of them the plug-in passes on is not asked.
        var known = new HashSet<string>(declared, StringComparer.Ordinal);
        AddColumns(evaluated.Node("Expression"));
        AddColumns(evaluated);
        var uses = ImmutableArray.CreateBuilder<SyntaxNode>();
        for (var pipe = evaluated; pipe.Parent is { Kind: SyntaxKinds.PipeExpression } next && next.Node("Expression") == pipe; pipe = next)
        {
            if (next.Node("Operator") is not { } stage)
                break;
            foreach (var part in stage.PartsOfValue())
            {
                if (part.IsTabular && part != stage)
                    AddColumns(part);
            }
            uses.AddRange(stage.PartsOfValue().Where(part => IsColumn(part) && known.Add(part.NameText())));
            // What comes out of another such plug-in is its own affair.
            if (PluginOf(next) is not null)
                break;
            AddColumns(next);
        }
        return uses.ToImmutable();

        void AddColumns(SyntaxNode? rows)
        {
            foreach (var column in (rows?.ResultType as TableSymbol)?.Columns ?? [])
                known.Add(column.Name);
        }
    }

    private static bool IsColumn(SyntaxNode node) =>
        node is { Kind: SyntaxKinds.NameReference, ReferencedSymbol: null or ColumnSymbol, Parent.Kind: not (SyntaxKinds.NamedParameter or SyntaxKinds.PathExpression) }
        && !node.NameText().Contains('*', StringComparison.Ordinal);
}
