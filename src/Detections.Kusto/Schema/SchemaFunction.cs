using System.Collections.Immutable;

namespace Detections.Kusto.Schema;

/// <summary>A function a schema declares. Its result is told by exactly one of <see cref="Body"/> and <see cref="Output"/>.</summary>
/// <param name="Name">Its name; case matters.</param>
/// <param name="Parameters">The parameter list in KQL, with its parentheses: <c>(name: string, days: int = 7)</c>.</param>
public sealed record SchemaFunction(string Name, string Parameters)
{
    /// <summary>The body in KQL with its braces, or null when only the output is known.</summary>
    public string? Body { get; init; }

    /// <summary>What it returns, or null when <see cref="Body"/> says it.</summary>
    public FunctionOutput? Output { get; init; }

    /// <summary>
    /// Whether <see cref="Parameters"/> may be incomplete: arguments of any number, type and name are then accepted,
    /// and none is required.
    /// </summary>
    public bool AcceptsAnyArguments { get; init; }
}

/// <summary>What a function without a known body returns.</summary>
public abstract record FunctionOutput
{
    private FunctionOutput() { }

    /// <summary>Rows. An open result accepts any column name.</summary>
    public sealed record Tabular(ImmutableArray<SchemaColumn> Columns, bool IsOpen = false) : FunctionOutput;

    /// <summary>One value of the Kusto scalar type named.</summary>
    public sealed record Scalar(string Type) : FunctionOutput;

    /// <summary>A database, so that <c>workspace("x").Table</c> binds to a table.</summary>
    /// <param name="IsOpen">Whether it may have tables that this schema does not know; any table name, with any columns, is then accepted.</param>
    /// <param name="IsForeign">Whether it has none of the tables of this schema: <c>adx("...")</c>, <c>arg("")</c>.</param>
    public sealed record Database(bool IsOpen = false, bool IsForeign = false) : FunctionOutput;

    /// <summary>
    /// The columns piped in, followed by <paramref name="Added"/>: functions called through <c>invoke</c>.
    /// An added column replaces one piped in under the same name.
    /// </summary>
    public sealed record InputPlus(ImmutableArray<SchemaColumn> Added) : FunctionOutput;

    /// <summary>The rows of a watchlist, chosen by the first argument.</summary>
    public sealed record Watchlist : FunctionOutput;
}
