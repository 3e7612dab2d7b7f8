namespace Detections.Kusto.Syntax;

/// <summary>The engine's names of the kinds that analyzers look for.</summary>
public static class SyntaxKinds
{
    // Statements and declarations.
    public const string ExpressionStatement = "ExpressionStatement";
    public const string LetStatement = "LetStatement";
    public const string FunctionDeclaration = "FunctionDeclaration";
    public const string NameDeclaration = "NameDeclaration";

    // Expressions.
    public const string DataTableExpression = "DataTableExpression";
    public const string ExternalDataExpression = "ExternalDataExpression";
    public const string FunctionCallExpression = "FunctionCallExpression";
    public const string MaterializeExpression = "MaterializeExpression";
    public const string NameReference = "NameReference";
    public const string ParenthesizedExpression = "ParenthesizedExpression";
    public const string PipeExpression = "PipeExpression";
    public const string StarExpression = "StarExpression";

    // Tabular operators.
    public const string AsOperator = "AsOperator";
    public const string CountOperator = "CountOperator";
    public const string DistinctOperator = "DistinctOperator";
    public const string EvaluateOperator = "EvaluateOperator";
    public const string ExtendOperator = "ExtendOperator";
    public const string FilterOperator = "FilterOperator";
    public const string InvokeOperator = "InvokeOperator";
    public const string JoinOperator = "JoinOperator";
    public const string LookupOperator = "LookupOperator";
    public const string MakeSeriesOperator = "MakeSeriesOperator";
    public const string MvApplyOperator = "MvApplyOperator";
    public const string MvExpandOperator = "MvExpandOperator";
    public const string ParseKvOperator = "ParseKvOperator";
    public const string ParseOperator = "ParseOperator";
    public const string ParseWhereOperator = "ParseWhereOperator";
    public const string PrintOperator = "PrintOperator";
    public const string ProjectAwayOperator = "ProjectAwayOperator";
    public const string ProjectKeepOperator = "ProjectKeepOperator";
    public const string ProjectOperator = "ProjectOperator";
    public const string ProjectRenameOperator = "ProjectRenameOperator";
    public const string ProjectReorderOperator = "ProjectReorderOperator";
    public const string RangeOperator = "RangeOperator";
    public const string RenderOperator = "RenderOperator";
    public const string SampleDistinctOperator = "SampleDistinctOperator";
    public const string SampleOperator = "SampleOperator";
    public const string SerializeOperator = "SerializeOperator";
    public const string SortOperator = "SortOperator";
    public const string SummarizeOperator = "SummarizeOperator";
    public const string TakeOperator = "TakeOperator";
    public const string TopOperator = "TopOperator";
    public const string UnionOperator = "UnionOperator";
}
