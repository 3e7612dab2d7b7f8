using System.Collections.Immutable;

namespace Detections.Analysis.Semantics.Contract;

/// <summary>A key of a rule's metadata.</summary>
/// <param name="Name">As the platform spells it. Letter case is free when it is read.</param>
/// <param name="Value">What it takes.</param>
/// <param name="Description">What it is for, in one short sentence.</param>
/// <param name="Presence">Whether a rule can be without it.</param>
internal sealed record ContractKey(string Name, ContractValue Value, string Description, KeyPresence Presence = KeyPresence.Optional)
{
    public ContractKey Required => this with { Presence = KeyPresence.Required };

    public ContractKey Expected => this with { Presence = KeyPresence.Expected };

    /// <summary>The same key where it may mean something else: any value will do.</summary>
    public ContractKey Open => this with { Value = new ContractValue.Any() };
}

internal enum KeyPresence
{
    /// <summary>A rule can be without it.</summary>
    Optional,

    /// <summary>The validator of the Azure-Sentinel repository asks for it, and a rule can be deployed without.</summary>
    Expected,

    /// <summary>The platform refuses a rule without it.</summary>
    Required,
}

/// <summary>The metadata of one form of rule.</summary>
/// <param name="Platform">What takes such rules.</param>
/// <param name="Form">What such a rule is called, with its article: <c>a scheduled rule</c>.</param>
/// <param name="Keys">The keys it can have. Others are left alone: repositories keep keys of their own, and the platform ignores them.</param>
internal sealed record RuleContract(string Platform, string Form, ImmutableArray<ContractKey> Keys);
