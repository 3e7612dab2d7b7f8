using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Configuration.EditorConfig;

/// <summary>An <c>.editorconfig</c> or global config file, read as the C# compiler reads it: a line it does not understand means nothing.</summary>
/// <param name="Text">The file.</param>
/// <param name="Global">The part above the first section.</param>
/// <param name="Sections">The sections in file order.</param>
public sealed record EditorConfigFile(SourceText Text, EditorConfigSection Global, ImmutableArray<EditorConfigSection> Sections)
{
    /// <summary>The name that makes a file a global one without a key.</summary>
    public const string GlobalFileName = ".globalconfig";

    /// <summary>The name of the files that hold for their folder and all below.</summary>
    public const string FileName = ".editorconfig";

    private const string GlobalKey = "is_global";
    private const string GlobalLevelKey = "global_level";
    private const string RootKey = "root";

    private const int LevelOfGlobalFileName = 100;

    /// <summary>The folder the sections count from, with <c>/</c> as separator.</summary>
    public string Folder { get; } = ConfigPath.Of(Path.GetDirectoryName(Text.Path) ?? "");

    /// <summary>Whether no file above this one counts for the files below it.</summary>
    public bool IsRoot => string.Equals(Find(RootKey), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it holds for the whole build. The key alone says so, whatever its value, as it does for the compiler.</summary>
    public bool IsGlobal => HasGlobalName || Find(GlobalKey) is not null;

    /// <summary>Of global files that disagree the one of the highest level counts.</summary>
    public int GlobalLevel =>
        int.TryParse(Find(GlobalLevelKey), NumberStyles.Integer, CultureInfo.InvariantCulture, out var level) ? level
        : HasGlobalName ? LevelOfGlobalFileName
        : 0;

    private bool HasGlobalName => string.Equals(Path.GetFileName(Text.Path), GlobalFileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a key is about the file itself and no setting.</summary>
    public static bool IsAboutTheFile(string key) => key is GlobalKey or GlobalLevelKey or RootKey;

    /// <summary>Where a part of the file stands.</summary>
    public Location Locate(TextSpan span) => Location.Of(Text, span);

    private string? Find(string key) => Global.Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Value.Value;
}
