using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Semantics.Shape;
using Detections.Analysis.Tests.Semantics.Events;
using Detections.Kusto.Syntax;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Semantics.Shape;

internal sealed class EarlierPlacesTests
{
    private static readonly string[] Columns = ["OperationName", "Result", "Identity"];

    // What an operator is to a condition behind it: worth standing in front of, not to be passed by any, not to be passed by one on these columns.
    private sealed record Stage(string Text, bool CostsMuch = false, bool IsWall = false, params string[] Makes);

    private static Gen<Stage> Stages => Gen.Elements(
        new Stage("mv-expand AdditionalDetails", CostsMuch: true),
        new Stage("join kind=leftsemi (SigninLogs) on CorrelationId", CostsMuch: true),
        new Stage("mv-expand Identity", CostsMuch: true, Makes: "Identity"),
        new Stage("mv-expand Identity, Result", CostsMuch: true, Makes: ["Identity", "Result"]),
        new Stage("extend OperationName = tolower(OperationName)", Makes: "OperationName"),
        new Stage("extend Result = toupper(Result), OperationName = ''", Makes: ["Result", "OperationName"]),
        new Stage("where Category == 'x'"),
        new Stage("sort by TimeGenerated"),
        new Stage("take 5", IsWall: true));

    private static Gen<(Stage[] Stages, string[] Columns)> Pipelines =>
        from stages in Stages.ArrayOf()
        from columns in Gen.Elements(Columns).NonEmptyListOf()
        select (stages, columns.Distinct().ToArray());

    [Test]
    public void A_condition_can_stand_in_front_of_the_first_costly_operator_behind_all_that_it_cannot_pass() => Prop.ForAll(Pipelines.ToArbitrary(), one =>
    {
        var (stages, columns) = one;
        var places = new EarlierPlaces();
        var pipe = Pipe(string.Concat(stages.Select(stage => $" | {stage.Text}")) + " | where " + string.Join(" and ", columns.Select(column => $"isnotempty({column})")));
        var operators = OperatorsOf(pipe);
        // Of one column before all of them: what is known of it must not decide.
        return Enumerable.Range(0, columns.Length).Select(i => columns[..(i + 1)]).All(asked =>
            IndexOf(operators, places.Of(ConditionOn(pipe, asked), pipe.Node("Expression")!)) == Expected(stages, asked));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static int Expected(Stage[] stages, string[] columns)
    {
        var wall = Array.FindLastIndex(stages, stage => stage.IsWall || stage.Makes.Intersect(columns).Any());
        return Array.FindIndex(stages, wall + 1, stage => stage.CostsMuch);
    }

    private static SyntaxNode Pipe(string operators) =>
        ReadText.BindAsync("AuditLogs" + operators).GetAwaiter().GetResult().Root.DescendantsAndSelf().First(node => node.Kind == SyntaxKinds.PipeExpression);

    // Left to right: a and b and c is (a and b) and c.
    private static SyntaxNode ConditionOn(SyntaxNode pipe, string[] columns)
    {
        var condition = pipe.Node("Operator")!.Node("Condition")!;
        return condition.DescendantsAndSelf().First(node => node.DescendantsAndSelf().Count(part => Columns.Contains(part.ColumnName())) == columns.Length);
    }

    private static List<SyntaxNode> OperatorsOf(SyntaxNode pipe)
    {
        var operators = new List<SyntaxNode>();
        for (var rows = pipe.Node("Expression")!; rows.Node("Operator") is { } stage; rows = rows.Node("Expression")!)
            operators.Insert(0, stage);
        return operators;
    }

    private static int IndexOf(List<SyntaxNode> operators, SyntaxNode? place) => place is null ? -1 : operators.IndexOf(place);
}
