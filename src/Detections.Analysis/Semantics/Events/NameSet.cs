using System.Collections.Immutable;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Events;

/// <summary>A set of names of events or providers, in any letter case: some, or all but some.</summary>
/// <param name="Names">The names and, where the query states one itself, the place of its literal.</param>
/// <param name="IsAllBut">Whether it is all names but these.</param>
internal sealed record NameSet(ImmutableDictionary<string, TextSpan?> Names, bool IsAllBut)
{
    private static readonly ImmutableDictionary<string, TextSpan?> NoNames = ImmutableDictionary.Create<string, TextSpan?>(StringComparer.OrdinalIgnoreCase);

    public static NameSet All { get; } = new(NoNames, IsAllBut: true);

    public static NameSet None { get; } = new(NoNames, IsAllBut: false);

    public static NameSet Of(IEnumerable<KeyValuePair<string, TextSpan?>> names) =>
        new(NoNames.AddRange(names.DistinctBy(name => name.Key, StringComparer.OrdinalIgnoreCase)), IsAllBut: false);

    public bool IsAll => IsAllBut && Names.IsEmpty;

    public bool IsNone => !IsAllBut && Names.IsEmpty;

    public NameSet Complement => this with { IsAllBut = !IsAllBut };

    public bool Contains(string name) => Names.ContainsKey(name) != IsAllBut;

    public NameSet And(NameSet other) => (IsAllBut, other.IsAllBut) switch
    {
        (true, true) => With(other),
        (false, true) => Where(other.Contains),
        (true, false) => other.Where(Contains),
        _ => Where(other.Contains),
    };

    public NameSet Or(NameSet other) => (IsAllBut, other.IsAllBut) switch
    {
        (false, false) => With(other),
        (true, false) => Where(name => !other.Contains(name)),
        (false, true) => other.Where(name => !Contains(name)),
        _ => Where(name => !other.Contains(name)),
    };

    private NameSet With(NameSet other) => this with { Names = Names.AddRange(other.Names.Where(name => !Names.ContainsKey(name.Key))) };

    private NameSet Where(Func<string, bool> isKept) => this with { Names = Names.RemoveRange(Names.Keys.Where(name => !isKept(name))) };
}
