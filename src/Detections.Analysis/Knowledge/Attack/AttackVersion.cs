namespace Detections.Analysis.Knowledge.Attack;

/// <summary>A release of MITRE ATT&amp;CK that rules can be held to; the default is the newest.</summary>
public enum AttackVersion
{
    /// <summary>19.1 of May 2026.</summary>
    Version191,

    /// <summary>18.1 of November 2025.</summary>
    Version181,
}

public static class AttackVersions
{
    private static readonly (AttackVersion Version, string Name)[] Known =
    [
        (AttackVersion.Version191, "19.1"),
        (AttackVersion.Version181, "18.1"),
    ];

    /// <summary>How the versions are written, the newest first.</summary>
    public static IEnumerable<string> Names => Known.Select(known => known.Name);

    /// <summary>The version as ATT&amp;CK writes it: <c>19.1</c>.</summary>
    public static string Name(this AttackVersion version) => Array.Find(Known, known => known.Version == version).Name;

    /// <summary>The version that is written so, or null when it is not one of <see cref="Names"/>.</summary>
    public static AttackVersion? Find(string name) =>
        Array.FindIndex(Known, known => known.Name == name) is var at and >= 0 ? Known[at].Version : null;
}
