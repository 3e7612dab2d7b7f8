using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Literals;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Logic;

/// <summary>Finds days and times that no calendar has.</summary>
internal sealed class DateDoesNotExistAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.DateDoesNotExist,
        "Date does not exist",
        "The point in time '{0}' does not exist: {1}.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "The language service does not look into a point in time. 'todatetime' makes null of one that does not exist, and nothing is before or after null.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        var constants = new ConstantTexts(context.Lets);
        foreach (var node in context.Bound.Root.DescendantsAndSelf())
        {
            if (node.Kind == SyntaxKinds.DateTimeLiteralExpression)
                Check(context, InParentheses(node.Text), node.Span);
            else if (node.Kind == SyntaxKinds.FunctionCallExpression && node.Node("Name")?.NameText() == "todatetime" && node.Arguments().ToList() is [var argument] && constants.Of(argument, CallFrame.Query) is [var text])
                Check(context, text.Text, text.Span);
        }
    }

    private static void Check(QueryContext context, string text, TextSpan span)
    {
        if (CalendarText.ReasonAgainst(text) is { } reason)
            context.Report(Rule, span, text.Trim(), reason);
    }

    // datetime(2024-02-30)
    private static string InParentheses(string literal) => literal[(literal.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')');
}
