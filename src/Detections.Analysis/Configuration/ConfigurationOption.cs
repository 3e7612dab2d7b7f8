namespace Detections.Analysis.Configuration;

/// <summary>A key of config files that is not a severity.</summary>
/// <param name="Key">The whole key in lower case: <c>detections.environment</c>.</param>
/// <param name="Allowed">The values as a message lists them.</param>
public abstract record ConfigurationOption(string Key, string Allowed)
{
    /// <summary>What all keys of the tool begin with.</summary>
    public const string Prefix = "detections.";

    /// <summary>Whether a value can be read.</summary>
    public abstract bool Allows(string value);

    /// <summary>What somebody most likely meant, as <c>NearestName.Hint</c> has it; empty where nothing is near.</summary>
    public abstract string HintFor(string value);
}

/// <summary>An option with the type of its value.</summary>
/// <param name="Key">The whole key in lower case.</param>
/// <param name="Allowed">The values as a message lists them.</param>
/// <param name="Parse">The value of a text; null for one that cannot be read.</param>
/// <param name="Hint">What somebody most likely meant by a text that cannot be read.</param>
public sealed record ConfigurationOption<T>(string Key, string Allowed, Func<string, T?> Parse, Func<string, string> Hint) : ConfigurationOption(Key, Allowed)
    where T : struct
{
    public override bool Allows(string value) => Parse(value) is not null;

    public override string HintFor(string value) => Hint(value);
}
