namespace Detections.Analysis.Knowledge.Attack;

/// <summary>How the data of ATT&amp;CK write a domain and a status.</summary>
internal static class AttackCells
{
    public static AttackDomain Domain(string cell) => cell switch
    {
        "enterprise" => AttackDomain.Enterprise,
        "mobile" => AttackDomain.Mobile,
        "ics" => AttackDomain.Ics,
        "pre-attack" => AttackDomain.PreAttack,
        _ => throw new InvalidOperationException($"The knowledge data name no domain '{cell}'."),
    };

    public static AttackStatus Status(string cell) => cell switch
    {
        "active" => AttackStatus.Active,
        "deprecated" => AttackStatus.Deprecated,
        "revoked" => AttackStatus.Revoked,
        "retired" => AttackStatus.Retired,
        _ => throw new InvalidOperationException($"The knowledge data name no status '{cell}'."),
    };
}
