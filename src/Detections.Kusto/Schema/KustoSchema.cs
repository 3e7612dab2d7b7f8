using System.Collections.Concurrent;
using System.Collections.Immutable;
using Detections.Kusto.Schema.BuiltIn;
using Detections.Kusto.Schema.Declarations;

namespace Detections.Kusto.Schema;

/// <summary>
/// Every table, function and watchlist a build knows: the built-in ones and those the repository declares,
/// which win over a built-in one of the same name. Immutable and safe to share between threads.
/// </summary>
public sealed class KustoSchema
{
    private static readonly Lazy<KustoSchema> LazyBuiltIn = new(() => new KustoSchema(new BuiltInSchema(), SchemaDeclarations.Empty));

    private readonly BuiltInSchema _builtIn;
    private readonly Dictionary<string, TableDeclaration> _declaredTables;
    private readonly Dictionary<string, DeclaredFunction> _declaredFunctions;
    private readonly ImmutableArray<string> _declaredNamesThatAreNoWords;
    private readonly ImmutableArray<SchemaWatchlist> _watchlists;
    private readonly Lazy<IReadOnlyList<string>> _tableNames;
    private readonly Lazy<IReadOnlyList<string>> _functionNames;
    private readonly ConcurrentDictionary<string, SchemaFunction?> _functions = new(StringComparer.Ordinal);
    private readonly EnvironmentCache[] _caches = [.. Enum.GetValues<KustoEnvironment>().Select(environment => new EnvironmentCache(environment))];

    private KustoSchema(BuiltInSchema builtIn, SchemaDeclarations declarations)
    {
        _builtIn = builtIn;
        _declaredTables = declarations.Tables.ToDictionary(declared => declared.Table.Name, StringComparer.Ordinal);
        _declaredFunctions = declarations.Functions.ToDictionary(declared => declared.Function.Name, declared => new DeclaredFunction(declared.Function), StringComparer.Ordinal);
        _declaredNamesThatAreNoWords = [.. _declaredTables.Keys.Concat(_declaredFunctions.Keys).Where(name => !QueryNames.IsWord(name))];
        _watchlists = [.. declarations.Watchlists.Select(declared => Complete(declared.Watchlist)).OrderBy(watchlist => watchlist.Alias, StringComparer.Ordinal)];

        // Tables and functions share one space of names: a declared function hides a built-in table and the other way round.
        _tableNames = new(() => Ordered(_declaredTables.Keys.Concat(builtIn.TableNames.Where(name => !_declaredFunctions.ContainsKey(name)))));
        _functionNames = new(() => Ordered(_declaredFunctions.Keys.Concat(builtIn.FunctionNames.Where(name => !_declaredTables.ContainsKey(name)))));
    }

    /// <summary>What Microsoft Sentinel and Defender XDR bring along. Read on first use.</summary>
    public static KustoSchema BuiltIn => LazyBuiltIn.Value;

    /// <summary>The built-in schema under what a repository declares; what this schema had declared before is not kept.</summary>
    /// <param name="declarations">The outcome of <see cref="SchemaDeclarations.Merge"/>: each name once.</param>
    public KustoSchema With(SchemaDeclarations declarations) => new(_builtIn, declarations);

    /// <summary>Names of all tables, in ordinal order; every environment knows every name (<see cref="BuiltInSchema"/>).</summary>
    public IReadOnlyList<string> TableNames => _tableNames.Value;

    /// <summary>Names of all functions, in ordinal order; every environment knows every name.</summary>
    public IReadOnlyList<string> FunctionNames => _functionNames.Value;

    /// <summary>The part of the schema that <paramref name="query"/> can touch in <paramref name="environment"/>.</summary>
    /// <remarks>
    /// A name counts when it occurs anywhere in the text, in a string or a comment too, and when a body of such a
    /// function names it, and so on. Wildcards (<c>union Device*</c>) count for every name they fit.
    /// A bare <c>*</c> counts for none: what <c>search</c> or <c>union *</c> can see, no schema knows.
    /// Queries that can touch the same names get the same instance.
    /// </remarks>
    public SchemaSubset SubsetFor(string query, KustoEnvironment environment)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var watchlists = new SortedSet<string>(StringComparer.Ordinal);
        var unread = new Queue<QueryNames>();
        unread.Enqueue(QueryNames.Of(query));
        while (unread.TryDequeue(out var text))
        {
            watchlists.UnionWith(AliasesIn(text.Text));
            foreach (var name in NamesIn(text))
            {
                if (names.Add(name) && _declaredFunctions.TryGetValue(name, out var function))
                    unread.Enqueue(function.NamesInBody);
            }
        }

        // No name has a line end.
        var key = string.Join('\n', names) + "\n\n" + string.Join('\n', watchlists);
        var cache = _caches[(int)environment];
        return cache.Subsets.GetOrAdd(key, _ => new SchemaSubset(
            [.. names.Select(name => FindTable(name, cache)).OfType<SchemaTable>()],
            [.. names.Select(FindFunction).OfType<SchemaFunction>()],
            [.. _watchlists.Where(watchlist => watchlists.Contains(watchlist.Alias))]));
    }

    private IEnumerable<string> NamesIn(QueryNames text)
    {
        var words = text.Words.Where(IsKnown);
        var others = _declaredNamesThatAreNoWords.Where(name => text.Text.Contains(name, StringComparison.Ordinal));
        var fitting = text.Patterns.SelectMany(pattern => _tableNames.Value.Concat(_functionNames.Value).Where(name => QueryNames.Fits(pattern, name)));
        return words.Concat(others).Concat(fitting);
    }

    private bool IsKnown(string name) =>
        _builtIn.Knows(name) || _declaredTables.ContainsKey(name) || _declaredFunctions.ContainsKey(name);

    private IEnumerable<string> AliasesIn(string text) =>
        _watchlists.Select(watchlist => watchlist.Alias).Where(alias => text.Contains(alias, StringComparison.OrdinalIgnoreCase));

    private SchemaTable? FindTable(string name, EnvironmentCache cache) => cache.Tables.GetOrAdd(name, _ =>
    {
        if (_declaredFunctions.ContainsKey(name))
            return null;
        var builtIn = _builtIn.FindTable(name, cache.Environment);
        if (!_declaredTables.TryGetValue(name, out var declared))
            return builtIn;

        var columns = new ColumnList();
        if (declared.IsAddition && builtIn is not null)
            columns.AddMissing(builtIn.Columns);
        columns.AddMissing(declared.Table.Columns);
        columns.AddMissing(_builtIn.StandardColumns);
        var isOpen = declared.Table.IsOpen || (declared.IsAddition && builtIn is { IsOpen: true });
        return new SchemaTable(name, columns.ToImmutable(), isOpen);
    });

    private SchemaFunction? FindFunction(string name) => _functions.GetOrAdd(name, _ =>
    {
        if (_declaredTables.ContainsKey(name))
            return null;
        return _declaredFunctions.TryGetValue(name, out var declared) ? declared.Function : _builtIn.FindFunction(name);
    });

    private static SchemaWatchlist Complete(SchemaWatchlist declared)
    {
        var columns = new ColumnList();
        columns.AddMissing(SchemaWatchlist.StandardColumns);
        columns.AddMissing(declared.Columns);
        return declared with { Columns = columns.ToImmutable() };
    }

    private static ImmutableArray<string> Ordered(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal)];

    private sealed class DeclaredFunction(SchemaFunction function)
    {
        private readonly Lazy<QueryNames> _namesInBody = new(() => QueryNames.Of(function.Body ?? ""));

        public SchemaFunction Function => function;

        public QueryNames NamesInBody => _namesInBody.Value;
    }

    /// <summary>What was handed out for an environment: a table or a set of names is the same object each time.</summary>
    private sealed class EnvironmentCache(KustoEnvironment environment)
    {
        public KustoEnvironment Environment => environment;

        public ConcurrentDictionary<string, SchemaTable?> Tables { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, SchemaSubset> Subsets { get; } = new(StringComparer.Ordinal);
    }
}
