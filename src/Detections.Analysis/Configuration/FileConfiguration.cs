using Detections.Analysis.Configuration.EditorConfig;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Configuration;

/// <summary>What the config files say of one file.</summary>
public sealed class FileConfiguration
{
    private readonly Dictionary<string, ConfiguredSeverity> _ofIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <param name="sections">The sections that hold for the file, the strongest last.</param>
    internal FileConfiguration(IEnumerable<EditorConfigSection> sections)
    {
        foreach (var entry in sections.SelectMany(section => section.Entries))
        {
            // A severity of an id that cannot be read leaves the weaker one in force; any other value replaces it.
            if (SeverityKey.FindId(entry.Key.Value) is null)
                _values[entry.Key.Value] = entry.Value.Value;
            else if (SeverityKey.Parse(entry.Value.Value) is { } severity)
                _ofIds[entry.Key.Value] = severity;
        }
    }

    /// <summary>What no config file says anything of.</summary>
    public static FileConfiguration Empty { get; } = new([]);

    /// <summary>The severity that is set for an id by name; null where none is.</summary>
    public ConfiguredSeverity? SeverityOfId(string id) => _ofIds.TryGetValue(SeverityKey.OfId(id), out var severity) ? severity : null;

    /// <summary>The severity that is set for all ids of a category, or else for all ids; null where none is.</summary>
    public ConfiguredSeverity? SeverityOfCategory(DiagnosticCategory category) =>
        Severity(SeverityKey.OfCategory(category)) ?? Severity(SeverityKey.OfAll);

    /// <summary>The keys and values of all options that are set, in ordinal order: what they say, analyzers can see.</summary>
    internal IEnumerable<string> Options =>
        _values.Where(one => one.Key.StartsWith(ConfigurationOption.Prefix, StringComparison.Ordinal)).Select(one => $"{one.Key}={one.Value}").Order(StringComparer.Ordinal);

    /// <summary>The value of an option, or null where it is not set or cannot be read.</summary>
    public T? Find<T>(ConfigurationOption<T> option) where T : struct => _values.TryGetValue(option.Key, out var value) ? option.Parse(value) : null;

    private ConfiguredSeverity? Severity(string key) => _values.TryGetValue(key, out var value) ? SeverityKey.Parse(value) : null;
}
