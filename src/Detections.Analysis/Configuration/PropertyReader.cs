using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Shards;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Configuration;

/// <summary>
/// Reads the properties of a build. An empty value means the default; one that cannot be read is a finding in
/// <see cref="Problems"/>, and the default is returned in its place.
/// </summary>
/// <param name="projectFile">Full path of the project that sets the properties: where the findings are placed.</param>
/// <param name="valueOf">The value of the property with a name; null or blank where it is not set.</param>
public sealed class PropertyReader(string projectFile, Func<string, string?> valueOf)
{
    private readonly ImmutableArray<Diagnostic>.Builder _problems = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>What was wrong so far, in the order of reading.</summary>
    public ImmutableArray<Diagnostic> Problems => _problems.ToImmutable();

    /// <summary><c>sentinel</c>, <c>defender-xdr</c> or <c>unified</c>; letter case is free.</summary>
    public KustoEnvironment Environment(string name, KustoEnvironment defaultValue)
    {
        if (Find(name) is not { } value)
            return defaultValue;
        if (RuleEnvironment.Find(value) is { } environment)
            return environment;
        Report(name, value, RuleEnvironment.Allowed, NearestName.Hint(value, RuleEnvironment.Names));
        return defaultValue;
    }

    /// <summary>A release of ATT&amp;CK, <c>19.1</c> or <c>18.1</c>; the newest where none is given.</summary>
    public AttackVersion AttackVersion(string name)
    {
        if (Find(name) is not { } value)
            return default;
        if (AttackVersions.Find(value) is { } version)
            return version;
        Report(name, value, QuotedNames.Any(AttackVersions.Names), NearestName.Hint(value, AttackVersions.Names));
        return default;
    }

    /// <summary><c>None</c>, <c>Minimum</c>, <c>Default</c>, <c>Recommended</c> or <c>All</c>; letter case is free.</summary>
    public AnalysisMode AnalysisMode(string name)
    {
        if (Find(name) is not { } value)
            return Configuration.AnalysisMode.Default;
        var names = Enum.GetNames<AnalysisMode>();
        var known = Array.FindIndex(names, one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase));
        if (known >= 0)
            return Enum.Parse<AnalysisMode>(names[known]);
        Report(name, value, QuotedNames.Any(names), NearestName.Hint(value, names));
        return Configuration.AnalysisMode.Default;
    }

    /// <summary>An address on the web with <c>{path}</c> in it, and <c>{line}</c> where it has a place for that; null where none is given.</summary>
    public string? AddressOfFiles(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (IsOnTheWeb(value) && value.Contains("{path}", StringComparison.Ordinal))
            return value;
        Report(name, value, "an address with a place for the path of a file, such as 'https://github.com/contoso/rules/blob/main/{path}#L{line}'");
        return null;
    }

    /// <summary>The address of a folder on the web, with a <c>/</c> behind it; null where none is given.</summary>
    public string? AddressOfFolder(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (IsOnTheWeb(value) && value.IndexOfAny(['#', '?']) < 0)
            return value.TrimEnd('/') + '/';
        Report(name, value, "the address of a folder, such as 'https://contoso.github.io/rules/'");
        return null;
    }

    private static bool IsOnTheWeb(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    /// <summary>A day, written <c>2027-01-31</c>.</summary>
    public DateOnly Day(string name, DateOnly defaultValue)
    {
        if (Find(name) is not { } value)
            return defaultValue;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Report(name, value, "a day such as '2027-01-31'");
        return defaultValue;
    }

    /// <summary>A number of the given unit from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public int Number(string name, int defaultValue, int minimum, int maximum, string unit)
    {
        if (Find(name) is not { } value)
            return defaultValue;
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= minimum && number <= maximum)
            return number;
        Report(name, value, string.Create(CultureInfo.InvariantCulture, $"a whole number of {unit} from {minimum} to {maximum}"));
        return defaultValue;
    }

    /// <summary>A part of the files, <c>2/8</c>; null for anything else, which is a finding, even where it is not set.</summary>
    public DetectionShard? Shard(string name)
    {
        var value = Find(name) ?? "";
        if (DetectionShard.Find(value) is { } shard)
            return shard;
        Report(name, value, "the number of a shard and how many there are, at most 1000, such as '2/8'");
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>, and what MSBuild takes for them; false where it is not set.</summary>
    public bool Flag(string name)
    {
        if (Find(name) is not { } value)
            return false;
        var isTrue = IsAny("true", "on", "yes");
        if (!isTrue && !IsAny("false", "off", "no"))
            Report(name, value, "'true' or 'false'");
        return isTrue;

        bool IsAny(params string[] words) => words.Contains(value, StringComparer.OrdinalIgnoreCase);
    }

    private string? Find(string name) => valueOf(name)?.Trim() is { Length: > 0 } value ? value : null;

    private void Report(string name, string value, string allowed, string hint = "") =>
        _problems.Add(ConfigurationDescriptors.PropertyIsInvalid.At(Location.OfFile(projectFile), name, value, allowed, hint));
}
