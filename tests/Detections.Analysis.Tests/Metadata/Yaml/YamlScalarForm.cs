namespace Detections.Analysis.Tests.Metadata.Yaml;

/// <summary>The ways to write a scalar.</summary>
public enum YamlScalarForm
{
    Literal,
    Folded,
    SingleQuoted,
    DoubleQuoted,
    Plain,
    SingleQuotedInFlow,
    DoubleQuotedInFlow,
    PlainInFlow,
}
