using System.Collections.Immutable;
using Detections.Analysis.RuleFiles;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Configuration;

/// <summary>Every option of config files. Each has a row in docs/configuration.md.</summary>
public static class ConfigurationOptions
{
    /// <summary>What a query is read against where its rule does not say.</summary>
    public static ConfigurationOption<KustoEnvironment> Environment { get; } = new(
        ConfigurationOption.Prefix + "environment",
        RuleEnvironment.Allowed,
        RuleEnvironment.Find,
        value => NearestName.Hint(value, RuleEnvironment.Names));

    public static ImmutableArray<ConfigurationOption> All { get; } = [Environment];
}
