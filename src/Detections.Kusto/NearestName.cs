namespace Detections.Kusto;

/// <summary>Finds the name somebody most likely meant.</summary>
public static class NearestName
{
    /// <summary>
    /// The candidate nearest to <paramref name="name"/> by edits (a letter put in, left out, changed, or two
    /// neighbours swapped; letter case is free), or null when none is near: more than a quarter of the letters wrong.
    /// Of equally near ones the first in ordinal order. Null too when the name itself is a candidate: it was no slip of the pen.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> candidates) => Of(name, candidates, Math.Max(1, (name.Length + 1) / 4));

    /// <summary>The same with at most <paramref name="mostEdits"/> edits, where a name that is only alike must not be taken for the one that was meant.</summary>
    public static string? Of(string name, IEnumerable<string> candidates, int mostEdits)
    {
        string? best = null;
        var bestDistance = mostEdits + 1;
        foreach (var candidate in candidates)
        {
            if (string.Equals(candidate, name, StringComparison.Ordinal))
                return null;
            if (Math.Abs(candidate.Length - name.Length) > bestDistance)
                continue;
            var distance = Distance(name, candidate, bestDistance);
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /// <summary><c> Did you mean 'x'?</c> with its leading blank, to be put behind a message; empty when no name is near.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Of(name, candidates) is { } near ? $" Did you mean '{near}'?" : "";

    // Optimal string alignment distance; gives up above the limit.
    private static int Distance(string a, string b, int limit)
    {
        var previous2 = new int[b.Length + 1];
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var rowBest = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = SameLetter(a[i - 1], b[j - 1]) ? 0 : 1;
                var distance = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && SameLetter(a[i - 1], b[j - 2]) && SameLetter(a[i - 2], b[j - 1]))
                    distance = Math.Min(distance, previous2[j - 2] + 1);
                current[j] = distance;
                rowBest = Math.Min(rowBest, distance);
            }
            if (rowBest > limit)
                return rowBest;
            (previous2, previous, current) = (previous, current, previous2);
        }
        return previous[b.Length];
    }

    private static bool SameLetter(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
