using System.Collections.Immutable;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>What a repository declares itself. After <see cref="Read"/> and <see cref="Merge"/> each name is there once.</summary>
public sealed record SchemaDeclarations(
    ImmutableArray<TableDeclaration> Tables,
    ImmutableArray<FunctionDeclaration> Functions,
    ImmutableArray<WatchlistDeclaration> Watchlists)
{
    /// <summary>A longer file is refused: 4 Mi UTF-16 units.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    public static SchemaDeclarations Empty { get; } = new([], [], []);

    /// <summary>
    /// Reads one schema file. Its form is told by its content: a <c>.create</c> script, Azure-Sentinel's JSON for
    /// custom tables and functions, or the tool's own YAML (docs/schema.md).
    /// </summary>
    /// <param name="path">Names the file in places and messages; nothing is read from it.</param>
    /// <param name="content">The text of the file, without a byte order mark.</param>
    /// <returns>What could be read, and the problems in file order. Bad content never throws.</returns>
    public static SchemaReading Read(string path, string content)
    {
        var file = new SchemaFile(path, content);
        if (content.Length > MaxLength)
        {
            file.Report(new TextSpan(0, 0), SchemaProblemKind.FileIsLost, $"The schema file has {content.Length} characters and the limit is {MaxLength}; split it.");
            return new SchemaReading(Empty, file.Problems);
        }

        switch (SchemaForm.Of(content))
        {
            case SchemaForm.Kind.Script:
                new ScriptReader(file).Read();
                break;
            case SchemaForm.Kind.Json:
                SentinelJsonReader.Read(file);
                break;
            default:
                YamlSchemaReader.Read(file);
                break;
        }
        if (file.IsEmpty && file.Problems.IsEmpty)
            file.Report(new TextSpan(0, 0), SchemaProblemKind.NothingIsDeclared, "The file declares no table, function or watchlist; write one as docs/schema.md shows, or take the file out of DetectionSchema.");

        var merged = Merge([file.Declarations]);
        return merged with { Problems = [.. file.Problems.Concat(merged.Problems).OrderBy(problem => problem.Place.Span.Start)] };
    }

    /// <summary>
    /// Puts the declarations of several files together. Of two declarations of one name the first counts and the
    /// other is a problem; additions to a table are put into it.
    /// </summary>
    public static SchemaReading Merge(IEnumerable<SchemaDeclarations> declarations)
    {
        var merger = new DeclarationMerger();
        foreach (var declared in declarations)
            merger.Add(declared);
        return merger.ToReading();
    }
}

/// <summary>The outcome of reading schema files.</summary>
public sealed record SchemaReading(SchemaDeclarations Declarations, ImmutableArray<SchemaProblem> Problems);

/// <param name="Table">The table with the columns its declaration lists.</param>
/// <param name="IsAddition">Whether the columns are put behind those the table has elsewhere (<c>.create-merge</c>, <c>extends: true</c>) instead of being all of them.</param>
/// <param name="Place">The name in its file.</param>
public sealed record TableDeclaration(SchemaTable Table, bool IsAddition, SchemaPlace Place);

/// <param name="Function">The function.</param>
/// <param name="Place">The name in its file.</param>
public sealed record FunctionDeclaration(SchemaFunction Function, SchemaPlace Place);

/// <param name="Watchlist">The watchlist.</param>
/// <param name="Place">The alias in its file.</param>
public sealed record WatchlistDeclaration(SchemaWatchlist Watchlist, SchemaPlace Place);
