using System.Collections.Frozen;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>Tells which expressions are a column.</summary>
internal static class ColumnNames
{
    extension(SyntaxNode node)
    {
        /// <summary>The name of the column that a name reference stands for; null where it stands for something else.</summary>
        public string? ColumnName() =>
            node.Kind == SyntaxKinds.NameReference && node.ReferencedSymbol is not (VariableSymbol or ParameterSymbol or FunctionSymbol or TableSymbol or TupleSymbol) ? node.NameText() : null;

        /// <summary>The name of the column in <c>column_ifexists("ActionType", "")</c>; null for anything else.</summary>
        public string? ColumnNameIfExists() =>
            node.Kind == SyntaxKinds.FunctionCallExpression && node.Node("Name")?.NameText() is "column_ifexists" or "columnifexists" ? node.Arguments().FirstOrDefault()?.Constant?.Value as string : null;

        /// <summary>The columns a <c>parse</c> or <c>mv-expand</c> writes over, which are the same ones as before for the engine; none of other operators.</summary>
        public IReadOnlySet<string> OverwrittenColumns()
        {
            string[] kinds = node.Kind switch
            {
                SyntaxKinds.ParseOperator or SyntaxKinds.ParseWhereOperator or SyntaxKinds.ParseKvOperator => [SyntaxKinds.NameDeclaration],
                SyntaxKinds.MvExpandOperator => [SyntaxKinds.NameDeclaration, SyntaxKinds.NameReference],
                _ => [],
            };
            return kinds.Length == 0 ? FrozenSet<string>.Empty : node.DescendantsAndSelf().Where(part => kinds.Contains(part.Kind, StringComparer.Ordinal)).Select(part => part.NameText()).ToHashSet(StringComparer.Ordinal);
        }
    }
}
