namespace Detections.Catalog.Pages;

/// <summary>Where attack.mitre.org has its pages.</summary>
internal static class AttackPages
{
    /// <summary>The page of a technique; null for an id that is not written as one.</summary>
    public static string? OfTechnique(string id)
    {
        var isTechnique = id.Length is 5 or 9 && id[0] == 'T' && id[1..5].All(char.IsAsciiDigit) && (id.Length == 5 || (id[5] == '.' && id[6..].All(char.IsAsciiDigit)));
        return isTechnique ? $"https://attack.mitre.org/techniques/{id.Replace('.', '/')}/" : null;
    }

    public static string OfTactic(string id) => $"https://attack.mitre.org/tactics/{id}/";
}
