using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Semantics.Shape;
using Detections.Analysis.Text;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Shape;

/// <summary>Finds names that a query declares with <c>let</c> and never uses.</summary>
internal sealed class LetIsNotUsedAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LetIsNotUsed,
        "Declared name is not used",
        "The 'let' of '{0}' does nothing; {1}.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "Kusto says nothing about a 'let' that nothing uses. Often a condition was to use it and was forgotten, or has the value written out, so that a change of the 'let' changes nothing.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        // A text that only declares names is for others to use.
        if (!EngineFindings.IsUnderstood(context.Bound) || !context.Bound.Root.Items("Statements").Any(statement => statement.Kind == SyntaxKinds.ExpressionStatement))
            return;
        var hidden = HiddenName.AllIn(context).Select(one => one.Declaration).ToHashSet<SyntaxNode>(ReferenceEqualityComparer.Instance);
        var lets = context.Lets.All;
        var byName = lets.ToLookup(binding => binding.Name.NameText(), StringComparer.Ordinal);
        // union Failed*
        var hasWildcard = !lets.IsEmpty && context.Bound.Root.DescendantsAndSelf().Any(TablesRead.IsWildcard);
        var unused = new HashSet<LetBinding>(ReferenceEqualityComparer.Instance);
        // From the last to the first: what only unused names use is unused as well.
        foreach (var binding in lets.Reverse())
        {
            var name = binding.Name.NameText();
            var uses = context.Uses.Of(binding.Name.ReferencedSymbol!).ToList();
            if (byName[name].Count() > 1 || hidden.Contains(binding.Name) || (hasWildcard && IsRows(binding)) || MayBeUsed(context, name) || !uses.TrueForAll(use => context.Lets.Around(use).Any(unused.Contains)))
                continue;
            unused.Add(binding);
            var user = uses.Count == 0 ? null : context.Lets.Around(uses[0]).First(unused.Contains).Name.NameText();
            var isColumn = user is null && context.Uses.Named(name).Any(use => use.Span.Start > binding.Expression.Span.End && use.ReferencedSymbol is ColumnSymbol);
            context.Report(Rule.At(context.Locate(binding.Name.Span), name, WhatToDo(user, isColumn)) with { Fix = isColumn ? null : RemovalOf(context, binding) });
        }
    }

    private static string WhatToDo(string? user, bool isColumn) => (user, isColumn) switch
    {
        (not null, _) => $"only '{user}' uses the name, and nothing uses '{user}'",
        (_, true) => "where the query says the name it means the column, so give it another name or take the 'let' out",
        _ => "use the name or take the 'let' out",
    };

    private static bool IsRows(LetBinding binding) => binding.Expression is { IsTabular: true } or { Kind: SyntaxKinds.FunctionDeclaration };

    private static bool MayBeUsed(QueryContext context, string name) =>
        context.Uses.IsInComment(name) || context.Uses.Named(name).Any(use => use.ReferencedSymbol is null or OtherSymbol);

    // Only where the lines hold nothing else: a comment beside it speaks of it, or of what comes next.
    private static DiagnosticFix? RemovalOf(QueryContext context, LetBinding binding)
    {
        if (binding.Name.Parent is not { Parent: { Kind: SyntaxKinds.SeparatedElement } statement } let || HasComment(let))
            return null;
        var lines = EntryRemoval.Lines(context.File, context.Query.Map.ToFile(statement.Span));
        return lines is { } span ? new DiagnosticFix($"Take out the 'let' of '{binding.Name.NameText()}'", [TextEdit.Of(context.File, span, "")], FixSafety.Safe) : null;
    }

    private static bool HasComment(SyntaxNode let) =>
        let.Children.OfType<SyntaxToken>().First().LeadingTrivia.Contains("//", StringComparison.Ordinal) || let.Text.Contains("//", StringComparison.Ordinal);
}
