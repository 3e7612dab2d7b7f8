using System.Collections.Immutable;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Semantics.Contract;

/// <summary>A rule's metadata, read by its contract.</summary>
/// <param name="Contract">The contract, or null for a form that has none: nothing is read then.</param>
/// <param name="Mappings">The mappings whose keys it names, the metadata as a whole first.</param>
/// <param name="Values">The values under these keys, list items too, in file order; those that say nothing or only a deployment knows are left out.</param>
internal sealed record ContractReading(RuleContract? Contract, ImmutableArray<ContractMapping> Mappings, ImmutableArray<ContractNode> Values)
{
    // '${severity}', '$(severity)', '#{severity}#', '{{severity}}', '<%= severity %>'; and '[parameters(...)]' of ARM.
    private static readonly string[] Placeholders = ["${", "$(", "#{", "{{", "<%"];

    public static ContractReading Of(DetectionRule rule)
    {
        if (RuleContracts.For(rule) is not { } contract)
            return new ContractReading(null, [], []);

        var mappings = ImmutableArray.CreateBuilder<ContractMapping>();
        var values = ImmutableArray.CreateBuilder<ContractNode>();
        ReadMapping(rule.Metadata, contract.Keys);
        return new ContractReading(contract, mappings.ToImmutable(), values.ToImmutable());

        void ReadMapping(MetadataMapping mapping, ImmutableArray<ContractKey> keys)
        {
            mappings.Add(new ContractMapping(mapping, keys));
            foreach (var entry in mapping.Entries)
            {
                // The environment is read with the file, and has a finding of its own (DET1011).
                if (keys.FirstOrDefault(key => string.Equals(key.Name, entry.Key.Value, ContractMapping.AnyCase)) is { } key && key.Name != RuleEnvironment.Key)
                    ReadValue(key.Name, key.Value, entry.Value);
            }
        }

        // As deep as the contract, which is a table of this tool.
        void ReadValue(string key, ContractValue expected, MetadataNode node)
        {
            if (!SaysSomething(expected, node))
                return;
            values.Add(new ContractNode(key, expected, node));
            if (expected is ContractValue.Mapping { Keys: var keys } && node is MetadataMapping mapping)
                ReadMapping(mapping, keys);
            if (expected is not ContractValue.Sequence { Item: var item } || node is not MetadataSequence sequence)
                return;
            foreach (var one in sequence.Items)
                ReadValue(key, item, one);
        }
    }

    /// <summary>What takes the rule, as a message names it.</summary>
    public string Platform => Contract?.Platform ?? "";

    /// <summary>The value under a key of the rule itself, or under a key of the mapping under it and so on; null where there is none that says something.</summary>
    public MetadataNode? Find(params ReadOnlySpan<string> path)
    {
        MetadataNode? node = Mappings is [var top, ..] ? top.Node : null;
        foreach (var key in path)
            node = (node as MetadataMapping)?.Find(key, ContractMapping.AnyCase);
        return node is not null && IsKnown(node) ? node : null;
    }

    /// <summary>The duration under such a path, or null where there is none or it is malformed.</summary>
    public (MetadataScalar Node, TimeSpan Value)? FindDuration(params ReadOnlySpan<string> path) =>
        Find(path) is MetadataScalar scalar && RuleDuration.Parse(scalar.Value) is { } duration ? (scalar, duration) : null;

    // In a text that takes columns in, double braces are the platform's own.
    private static bool SaysSomething(ContractValue expected, MetadataNode node) =>
        IsKnown(node) || (expected is ContractValue.ColumnText && node is MetadataScalar { Value: var text } && text.Contains("{{", StringComparison.Ordinal));

    /// <summary>Whether a value is there before the deployment: it is not empty, and no placeholder that some tool fills in.</summary>
    private static bool IsKnown(MetadataNode node) => node switch
    {
        MetadataUnknown => false,
        MetadataScalar scalar => !ContractMapping.IsEmpty(scalar) && !IsPlaceholder(scalar.Value),
        _ => true,
    };

    private static bool IsPlaceholder(string value) =>
        Array.Exists(Placeholders, mark => value.Contains(mark, StringComparison.Ordinal)) || value.AsSpan().Trim() is ['[', .., ']'];
}

/// <summary>A mapping of the metadata with the keys it can have.</summary>
internal sealed record ContractMapping(MetadataMapping Node, ImmutableArray<ContractKey> Keys)
{
    /// <summary>Sentinel takes keys in any letter case.</summary>
    public const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether the key is there and has a value, be it one that only the deployment knows.</summary>
    public bool Has(string key) => Node.Find(key, AnyCase) is { } node && !IsEmpty(node);

    /// <summary>Whether nothing is written: no text, or what YAML takes for nothing.</summary>
    public static bool IsEmpty(MetadataNode node) => node is MetadataScalar scalar
        && (scalar.Value.AsSpan().Trim() is [] || (scalar.IsPlain && scalar.Value is ("~" or "null" or "Null" or "NULL")));

    public bool Knows(string key) => Keys.Any(known => string.Equals(known.Name, key, AnyCase));
}

/// <summary>A value of the metadata.</summary>
/// <param name="Key">The key it stands under; for an item of a list, that of the list.</param>
/// <param name="Expected">What the contract asks for.</param>
/// <param name="Node">What is written.</param>
internal sealed record ContractNode(string Key, ContractValue Expected, MetadataNode Node);
