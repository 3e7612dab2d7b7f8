using Detections.Analysis.Configuration;
using Detections.Analysis.Configuration.EditorConfig;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Configuration;

/// <summary>Config files that no disk holds.</summary>
internal static class ConfigFiles
{
    /// <summary>What an <c>.editorconfig</c> in <c>/rules</c> says.</summary>
    public static DetectionConfiguration EditorConfig(string content) => Of(("/rules/.editorconfig", content));

    public static DetectionConfiguration Of(params (string Path, string Content)[] files) =>
        new(new EditorConfigSet(files.Select(file => Read(file.Path, file.Content))));

    public static EditorConfigFile Read(string path, string content) => EditorConfigReader.Read(new SourceText(path, content));
}
