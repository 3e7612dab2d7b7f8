using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Knowledge.Declarations;

/// <summary>What a repository knows besides the built-in facts. After <see cref="Merge"/> each fact is there once.</summary>
public sealed record KnowledgeDeclarations(ImmutableArray<DeclaredEvent> Events, ImmutableArray<DeclaredEquivalent> Equivalents)
{
    public static KnowledgeDeclarations Empty { get; } = new([], []);

    /// <summary>
    /// Reads one tab-separated file of events, ActionTypes or equivalents, told apart by the header line
    /// (docs/knowledge.md).
    /// </summary>
    /// <returns>What could be read, and the problems in file order. Bad content never throws and costs only its row.</returns>
    public static KnowledgeReading Read(SourceText text) => new KnowledgeFile(text).Read();

    /// <summary>Puts the declarations of several files together. Of two that speak of the same thing the first counts and the other is a problem.</summary>
    public static KnowledgeReading Merge(IEnumerable<KnowledgeDeclarations> declarations)
    {
        var events = new OncePerKey<(string, string), DeclaredEvent>(declared => declared.Place);
        var equivalents = new OncePerKey<(string, string, string, string), DeclaredEquivalent>(declared => declared.Place);
        foreach (var declared in declarations)
        {
            foreach (var known in declared.Events)
                events.Add(Fold(known.Event.Key), known, $"The event '{known.Event.Key}'");
            foreach (var (equivalent, place) in declared.Equivalents)
            {
                var (of, native) = (Fold(equivalent.Of), Fold(equivalent.Event));
                equivalents.Add((of.Provider, of.Id, native.Provider, native.Id), new DeclaredEquivalent(equivalent, place), $"The equivalent '{equivalent.Event}' of '{equivalent.Of}'");
            }
        }
        return new KnowledgeReading(new KnowledgeDeclarations(events.ToImmutable(), equivalents.ToImmutable()), [.. events.Problems, .. equivalents.Problems]);
    }

    private static (string Provider, string Id) Fold(EventKey key) =>
        (EventProvider.NameOfEtw(key.Provider).ToUpperInvariant(), key.Id.ToUpperInvariant());

    private sealed class OncePerKey<TKey, T>(Func<T, Location> placeOf)
        where TKey : notnull
    {
        private readonly Dictionary<TKey, T> _byKey = [];
        private readonly ImmutableArray<T>.Builder _all = ImmutableArray.CreateBuilder<T>();

        public List<KnowledgeProblem> Problems { get; } = [];

        public void Add(TKey key, T declared, string what)
        {
            if (_byKey.TryAdd(key, declared))
            {
                _all.Add(declared);
                return;
            }
            var first = placeOf(_byKey[key]);
            Problems.Add(new KnowledgeProblem($"{what} is declared already in {first.InWords}, which counts; take one of the two out.", placeOf(declared)) { Other = first });
        }

        public ImmutableArray<T> ToImmutable() => _all.ToImmutable();
    }
}

/// <summary>The outcome of reading knowledge files.</summary>
public sealed record KnowledgeReading(KnowledgeDeclarations Declarations, ImmutableArray<KnowledgeProblem> Problems);

/// <param name="Event">The event or ActionType.</param>
/// <param name="Place">Its id in its file.</param>
public sealed record DeclaredEvent(KnownEvent Event, Location Place);

/// <param name="Equivalent">The equivalent.</param>
/// <param name="Place">The native event in its file.</param>
public sealed record DeclaredEquivalent(EventEquivalent Equivalent, Location Place);
