using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Metadata.Yaml;

/// <summary>Ends the reading of a YAML text; never leaves <see cref="YamlReader"/>.</summary>
internal sealed class YamlProblemException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
