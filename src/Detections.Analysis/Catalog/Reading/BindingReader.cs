using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Takes down what the <c>let</c>s of a query declare.</summary>
internal sealed class BindingReader(LetBindings bindings, PipelineReader pipelines)
{
    private readonly ConstantTexts _constants = new(bindings);

    /// <summary>The values, and the rows and functions that are not shown as pipelines of the query.</summary>
    public (ImmutableArray<CatalogBinding> Parameters, ImmutableArray<CatalogBinding> Others) Read(IEnumerable<SyntaxNode> statements)
    {
        var lets = statements.Where(statement => statement.Kind == SyntaxKinds.LetStatement && statement.Node("Expression") is not null).ToLookup(let => IsValue(let.Node("Expression")!));
        return (
            [.. lets[true].Select(let => Declared(let) with { Values = _constants.Of(let.Node("Expression")!, CallFrame.Query) is { } values ? [.. values.Select(value => value.Text)] : [] })],
            [.. lets[false].Where(let => !pipelines.IsShown(let.Node("Expression")!)).Select(WithPipeline)]);
    }

    private static bool IsValue(SyntaxNode expression) => !expression.IsTabular && expression.Kind != SyntaxKinds.FunctionDeclaration;

    private CatalogBinding WithPipeline(SyntaxNode let)
    {
        var expression = let.Node("Expression")!;
        var isFunction = expression.Kind == SyntaxKinds.FunctionDeclaration;
        var rows = isFunction ? expression.Node("Body")?.Node("Expression") : expression;
        return Declared(let) with { IsFunction = isFunction, Pipeline = rows is { IsTabular: true } ? pipelines.ReadInner(rows) : null };
    }

    private CatalogBinding Declared(SyntaxNode let)
    {
        var names = let.Node("Expression")!.DescendantsAndSelf()
            .Where(node => node.Kind == SyntaxKinds.NameReference && bindings.Find(node.ReferencedSymbol) is { Function: null })
            .Select(node => node.NameText());
        return new CatalogBinding(let.Node("Name")?.NameText() ?? "", let.WithoutComments() + ";", [.. names.Distinct(StringComparer.Ordinal)]);
    }
}
