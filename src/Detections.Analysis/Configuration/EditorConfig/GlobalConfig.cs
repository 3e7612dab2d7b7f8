using System.Collections.Immutable;
using System.Text;

namespace Detections.Analysis.Configuration.EditorConfig;

/// <summary>
/// What the global config files say together. Of a key that several set, the file of the highest level counts; where two of
/// that level set it, none of them does.
/// </summary>
public sealed class GlobalConfig
{
    private readonly ImmutableArray<ConfigConflict>.Builder _conflicts = ImmutableArray.CreateBuilder<ConfigConflict>();
    private readonly Dictionary<string, EditorConfigSection> _ofPaths = new(StringComparer.Ordinal);

    internal GlobalConfig(IEnumerable<EditorConfigFile> files)
    {
        var byLevel = files.OrderByDescending(file => file.GlobalLevel).ToList();
        Everywhere = Merge(byLevel.Select(file => (file, file.Global)));

        var named = from file in byLevel
                    from section in file.Sections
                    let path = PathOf(section.Name!.Value)
                    where path is not null
                    select (Path: path, Part: (file, section));
        foreach (var ofPath in named.GroupBy(one => one.Path, one => one.Part, StringComparer.Ordinal))
            _ofPaths.Add(ofPath.Key, Merge(ofPath));
    }

    /// <summary>What holds for every file.</summary>
    public EditorConfigSection Everywhere { get; }

    /// <summary>The keys that do not count because two files disagree.</summary>
    public ImmutableArray<ConfigConflict> Conflicts => _conflicts.ToImmutable();

    /// <summary>
    /// The file that a section of a global config file holds for: its name is the full path with <c>/</c> as separator, and a
    /// backslash before each unit that means something in a glob. Null for another name: such a section holds for no file.
    /// </summary>
    public static string? PathOf(string sectionName)
    {
        var path = new StringBuilder();
        for (var i = 0; i < sectionName.Length; i++)
        {
            var isEscaped = sectionName[i] == '\\' && ++i < sectionName.Length;
            if (!isEscaped && (i == sectionName.Length || sectionName[i] is '*' or '?' or '{' or ',' or '}' or '['))
                return null;
            path.Append(sectionName[i]);
        }
        return Path.IsPathFullyQualified(path.ToString()) ? path.ToString() : null;
    }

    internal EditorConfigSection? SectionFor(string path) => _ofPaths.GetValueOrDefault(path);

    private EditorConfigSection Merge(IEnumerable<(EditorConfigFile File, EditorConfigSection Section)> parts)
    {
        var kept = ImmutableArray.CreateBuilder<EditorConfigEntry>();
        var all = from part in parts from entry in part.Section.Entries where !EditorConfigFile.IsAboutTheFile(entry.Key.Value) select (part.File, Entry: entry);
        foreach (var key in all.GroupBy(one => one.Entry.Key.Value, StringComparer.Ordinal))
        {
            var strongest = key.First();
            var other = key.FirstOrDefault(one => one.File != strongest.File && one.File.GlobalLevel == strongest.File.GlobalLevel);
            if (other.File is null)
                kept.Add(key.Last(one => one.File == strongest.File).Entry);
            else
                _conflicts.Add(new ConfigConflict(strongest.File, strongest.Entry, other.File, other.Entry));
        }
        return new EditorConfigSection(null, kept.ToImmutable());
    }
}

/// <summary>A key that two global files of the same level set.</summary>
public sealed record ConfigConflict(EditorConfigFile File, EditorConfigEntry Entry, EditorConfigFile OtherFile, EditorConfigEntry OtherEntry);
