using Detections.Analysis.Configuration.EditorConfig;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Configuration;

/// <summary>Finds the keys of a config file that are meant for this tool and do nothing. Keys of other tools are theirs.</summary>
/// <param name="known">The ids there are, beside those of Kusto.</param>
internal sealed class ConfigurationCheck(DescriptorSet known)
{
    private static readonly HashSet<string> CategoryKeys = [.. Enum.GetValues<DiagnosticCategory>().Select(SeverityKey.OfCategory)];

    /// <summary>Whether a key is for this tool: the severity of an id or a category of its own, of all ids, or an option.</summary>
    public bool IsRead(EditorConfigEntry entry) => IsOurs(entry.Key.Value) || entry.Key.Value == SeverityKey.OfAll;

    /// <summary>What is wrong within one file, in file order.</summary>
    public IEnumerable<Diagnostic> In(EditorConfigFile file) =>
        AboveTheSections(file)
            .Concat(file.Sections.SelectMany(section => OfSection(file, section)))
            .Select(problem => ConfigurationDescriptors.ConfigFileIsInvalid.At(file.Locate(problem.Span), problem.Value));

    /// <summary>Where global files disagree.</summary>
    public IEnumerable<Diagnostic> Between(GlobalConfig global) =>
        from conflict in global.Conflicts
        where IsOurs(conflict.Entry.Key.Value)
        let other = conflict.OtherFile.Locate(conflict.OtherEntry.Key.Span)
        select ConfigurationDescriptors.ConfigFileIsInvalid.At(
            conflict.File.Locate(conflict.Entry.Key.Span),
            $"The key '{conflict.Entry.Key.Value}' is set by {other.InWords} too, so neither counts; take one out, or give one file a higher 'global_level'.") with
        {
            Related = [new RelatedLocation(other, "The other one.")],
        };

    private IEnumerable<Located<string>> AboveTheSections(EditorConfigFile file)
    {
        if (file.IsGlobal)
            return file.Global.Entries.Select(ProblemOf).OfType<Located<string>>();
        return from entry in file.Global.Entries
               where IsOurs(entry.Key.Value)
               select Told(entry.Key, $"The key '{entry.Key.Value}' stands above the first section and holds for no file; put it below a section such as '[*]'.");
    }

    private IEnumerable<Located<string>> OfSection(EditorConfigFile file, EditorConfigSection section)
    {
        if (!section.Entries.Any(entry => IsOurs(entry.Key.Value)))
            return [];
        var name = section.Name!;
        if (file.IsGlobal && GlobalConfig.PathOf(name.Value) is null)
            return [Told(name, $"The section '{name.Value}' of a global config file is not the full path of a file, so it holds for none; put its keys above the sections, or into an '.editorconfig' file.")];
        if (!file.IsGlobal && SectionGlob.TryCreate(name.Value) is null)
            return [Told(name, $"The section '{name.Value}' cannot be read, so it holds for no file; close each of its braces and brackets, and write sets from the lower to the higher unit.")];
        return section.Entries.Select(ProblemOf).OfType<Located<string>>();
    }

    private Located<string>? ProblemOf(EditorConfigEntry entry)
    {
        var (key, value) = (entry.Key.Value, entry.Value.Value);
        if (key.StartsWith(ConfigurationOption.Prefix, StringComparison.Ordinal))
            return ProblemOfOption(entry);
        if (!IsRead(entry))
            return null;
        if (SeverityKey.FindId(key) is { } id && IsOfTheTool(id))
        {
            if (known.Find(id) is not { } descriptor)
                return Told(entry.Key, $"The id '{id.ToUpperInvariant()}' is unknown, so its severity changes nothing.{known.HintFor(id)}");
            if (SeverityPolicy.IsFixed(descriptor))
                return Told(entry.Key, $"The severity of '{descriptor.Id}' cannot be changed, for a check that did not run must not look like one that found nothing; take the line out.");
        }
        return SeverityKey.Parse(value) is null
            ? Told(entry.Value, $"The severity '{value}' is unknown; use {SeverityKey.Values}.{NearestName.Hint(value, SeverityKey.ValueNames)}")
            : null;
    }

    private static Located<string>? ProblemOfOption(EditorConfigEntry entry)
    {
        var (key, value) = (entry.Key.Value, entry.Value.Value);
        var keys = ConfigurationOptions.All.Select(option => option.Key);
        if (ConfigurationOptions.All.FirstOrDefault(option => option.Key == key) is not { } option)
            return Told(entry.Key, $"The option '{key}' is unknown; there is {QuotedNames.All(keys)}.{NearestName.Hint(key, keys)}");
        return option.Allows(value) ? null : Told(entry.Value, $"The option '{key}' has the value '{value}'; use {option.Allowed}.{option.HintFor(value)}");
    }

    private bool IsOurs(string key) =>
        key.StartsWith(ConfigurationOption.Prefix, StringComparison.Ordinal)
        || CategoryKeys.Contains(key)
        || (SeverityKey.FindId(key) is { } id && (IsOfTheTool(id) || KustoDescriptors.IsCode(id) || known.Find(id) is not null));

    private static Located<string> Told(Located<string> place, string message) => new(message, place.Span);

    private static bool IsOfTheTool(string id) =>
        id.Length > "det".Length && id.StartsWith("det", StringComparison.Ordinal) && id.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;
}
