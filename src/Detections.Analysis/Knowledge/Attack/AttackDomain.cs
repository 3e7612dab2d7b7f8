namespace Detections.Analysis.Knowledge.Attack;

/// <summary>A matrix of ATT&amp;CK. No id is in two of them; names of tactics are.</summary>
public enum AttackDomain
{
    Enterprise,

    Mobile,

    /// <summary>Industrial control systems.</summary>
    Ics,

    /// <summary>The matrix that ended with version 8.0; its ids are only recognised.</summary>
    PreAttack,
}

public enum AttackStatus
{
    Active,

    /// <summary>MITRE no longer recommends it and names no successor.</summary>
    Deprecated,

    /// <summary>Replaced by another one.</summary>
    Revoked,

    /// <summary>An id of PRE-ATT&amp;CK.</summary>
    Retired,
}
