using System.Collections.Immutable;
using System.Globalization;
using Detections.Kusto;

namespace Detections.Analysis.Knowledge.Attack;

/// <summary>
/// MITRE ATT&amp;CK (enterprise, mobile, ICS) as one version has it. Read on first use; immutable and safe to share
/// between threads.
/// </summary>
/// <remarks>What is known of 18.1, and what is not, says docs/knowledge.md.</remarks>
public sealed class AttackKnowledge
{
    private static readonly Lazy<AttackKnowledge> Version191 = new(() => new AttackKnowledge(AttackVersion.Version191));
    private static readonly Lazy<AttackKnowledge> Version181 = new(() => new AttackKnowledge(AttackVersion.Version181));

    private readonly Dictionary<string, AttackTechnique> _byId;
    private readonly Lazy<Dictionary<string, List<AttackTechnique>>> _byName;
    private readonly Dictionary<string, List<AttackTacticMatch>> _tactics;

    private AttackKnowledge(AttackVersion version)
    {
        Version = version;
        var tactics = new TacticData(version);
        Tactics = tactics.Tactics;
        Techniques = TechniqueData.Read(version, tactics);
        _byId = Techniques.ToDictionary(technique => technique.Id, StringComparer.OrdinalIgnoreCase);
        _byName = new(IndexNames);
        _tactics = IndexTactics(tactics);
    }

    public AttackVersion Version { get; }

    /// <summary>Every tactic: by domain, then in the order of the matrix; deprecated ones last.</summary>
    public ImmutableArray<AttackTactic> Tactics { get; }

    /// <summary>Every technique and sub-technique of any status, in ordinal order of ids.</summary>
    public ImmutableArray<AttackTechnique> Techniques { get; }

    public static AttackKnowledge Of(AttackVersion version) =>
        version == AttackVersion.Version181 ? Version181.Value : Version191.Value;

    /// <summary>The technique with this id, in any letter case and of any status, or null when there is none.</summary>
    public AttackTechnique? FindTechnique(string id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// Every technique with this name or title, active ones first, then by domain and id: a name such as "Domains" is that of
    /// several. Names of other versions count. Letter case, punctuation and blanks do not.
    /// </summary>
    public ImmutableArray<AttackTechnique> FindTechniquesNamed(string name) => [.. _byName.Value.GetValueOrDefault(LooseName.Of(name), [])];

    /// <summary>The sub-techniques of a technique, of any status, in ordinal order of ids.</summary>
    public ImmutableArray<AttackTechnique> SubtechniquesOf(AttackTechnique technique) =>
        [.. Techniques.Where(other => other.ParentId == technique.Id)];

    /// <summary>
    /// What a revoked technique was replaced by, then what replaced that, and so on; none for others. The last one
    /// is the technique to use, where it is active: a few chains of the mobile matrix end in a deprecated one.
    /// </summary>
    public ImmutableArray<AttackTechnique> SuccessorsOf(AttackTechnique technique)
    {
        var chain = ImmutableArray.CreateBuilder<AttackTechnique>();
        while (technique.RevokedBy is { } id && FindTechnique(id) is { } successor && !chain.Contains(successor))
        {
            chain.Add(successor);
            technique = successor;
        }
        return chain.ToImmutable();
    }

    /// <summary>The technique to use for one: itself where it is active, or else the last of its successors; null where that is out of use too.</summary>
    public AttackTechnique? CurrentOf(AttackTechnique technique) =>
        technique.IsActive ? technique : SuccessorsOf(technique) is [.., { IsActive: true } successor] ? successor : null;

    /// <summary>The revoked techniques whose last successor this is, in ordinal order of ids.</summary>
    public ImmutableArray<AttackTechnique> PredecessorsOf(AttackTechnique technique) =>
        [.. Techniques.Where(other => SuccessorsOf(other) is [.., var last] && last.Id == technique.Id)];

    /// <summary>
    /// The tactics that a text can mean by id, short name or name, current ones first, then by domain; none when it
    /// means none. Letter case, punctuation, blanks and <c>&amp;</c> for "and" do not matter.
    /// </summary>
    /// <remarks>
    /// "Initial Access" is a tactic of each domain. "Defense Evasion" in 19.1 is a tactic of the mobile matrix, and no
    /// longer current for the two that it became in the enterprise matrix, Stealth and Defense Impairment.
    /// </remarks>
    public ImmutableArray<AttackTacticMatch> FindTactics(string text) => [.. _tactics.GetValueOrDefault(LooseName.Of(text), [])];

    /// <summary>
    /// The technique somebody most likely meant by an id that does not exist: the same digits written rightly
    /// (<c>1059.1</c>), else the nearest sub-technique of the same parent, else the parent; null when there is none of these.
    /// </summary>
    public AttackTechnique? NearestById(string id)
    {
        var digits = string.Concat(id.Where(char.IsAsciiDigit));
        if (digits.Length is < 4 or > 7)
            return null;
        var parent = FindTechnique("T" + digits[..4]);
        if (parent is null || digits.Length == 4)
            return parent;
        var number = int.Parse(digits[4..], CultureInfo.InvariantCulture);
        var repaired = string.Create(CultureInfo.InvariantCulture, $"{parent.Id}.{number:000}");
        if (FindTechnique(repaired) is { } technique)
            return technique;
        return NearestName.Of(repaired, SubtechniquesOf(parent).Where(sub => sub.IsActive).Select(sub => sub.Id)) is { } near ? FindTechnique(near) : parent;
    }

    /// <summary>The active technique whose name or title is nearest to <paramref name="name"/>, or null when none is near or it is one already.</summary>
    public AttackTechnique? NearestByName(string name)
    {
        var names = Techniques.Where(technique => technique.IsActive).SelectMany(technique => new[] { technique.Name, technique.Title });
        return NearestName.Of(name, names) is { } near ? FindTechniquesNamed(near)[0] : null;
    }

    /// <summary>The active tactic whose name or short name is nearest to <paramref name="text"/>, or null when none is near or it is one already.</summary>
    public AttackTactic? NearestTactic(string text)
    {
        var names = Tactics.Where(tactic => tactic.Status == AttackStatus.Active).SelectMany(tactic => new[] { tactic.Name, tactic.ShortName });
        return NearestName.Of(text, names) is { } near ? FindTactics(near)[0].Tactic : null;
    }

    // Plain loops: this runs once in a process, where the time to compile a query outweighs all it does.
    private Dictionary<string, List<AttackTechnique>> IndexNames()
    {
        var index = new Dictionary<string, List<AttackTechnique>>(StringComparer.Ordinal);
        foreach (var technique in Techniques)
        {
            foreach (var name in technique.OtherNames.Append(technique.Name).Append(technique.Title))
            {
                var named = ListOf(index, LooseName.Of(name));
                if (named is not [.., var last] || last != technique)
                    named.Add(technique);
            }
        }
        foreach (var named in index.Values)
            named.Sort(CompareByUse);
        return index;
    }

    private static int CompareByUse(AttackTechnique x, AttackTechnique y)
    {
        if (x.Status != y.Status)
            return (int)x.Status - (int)y.Status;
        return x.Domain != y.Domain ? (int)x.Domain - (int)y.Domain : string.CompareOrdinal(x.Id, y.Id);
    }

    private static Dictionary<string, List<AttackTacticMatch>> IndexTactics(TacticData data)
    {
        var index = new Dictionary<string, List<AttackTacticMatch>>(StringComparer.Ordinal);
        foreach (var tactic in data.Tactics)
        {
            foreach (var text in new[] { tactic.Id, tactic.ShortName, tactic.Name })
                Add(tactic, text, isCurrent: true);
        }
        foreach (var other in data.OtherNames)
            Add(other.Tactic, other.Text, isCurrent: false);
        return index;

        void Add(AttackTactic tactic, string text, bool isCurrent)
        {
            var matches = ListOf(index, LooseName.Of(text));
            if (!matches.Exists(match => match.Tactic == tactic))
                matches.Add(new AttackTacticMatch(tactic, isCurrent));
        }
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> index, string name)
    {
        if (!index.TryGetValue(name, out var list))
            index.Add(name, list = []);
        return list;
    }
}
