namespace Detections.Kusto.Syntax;

/// <summary>The engine's names of the kinds that analyzers look for.</summary>
public static class SyntaxKinds
{
    public const string FunctionCallExpression = "FunctionCallExpression";
    public const string InvokeOperator = "InvokeOperator";
    public const string NameReference = "NameReference";
    public const string PipeExpression = "PipeExpression";
}
