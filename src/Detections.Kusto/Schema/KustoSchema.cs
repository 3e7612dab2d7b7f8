namespace Detections.Kusto.Schema;

/// <summary>
/// Every table, function and watchlist a build knows: the built-in ones and those the repository declares,
/// which win over a built-in one of the same name. Immutable and safe to share between threads.
/// </summary>
public abstract class KustoSchema
{
    /// <summary>The part of the schema that <paramref name="query"/> can touch in <paramref name="environment"/>.</summary>
    /// <remarks>
    /// A name counts when it occurs anywhere in the text, in a string or a comment too, and when a body of such a
    /// function names it, and so on. Wildcards (<c>union Device*</c>) count for every name they fit.
    /// A bare <c>*</c> counts for none: what <c>search</c> or <c>union *</c> can see, no schema knows.
    /// </remarks>
    public abstract SchemaSubset SubsetFor(string query, KustoEnvironment environment);

    /// <summary>Names of all tables in <paramref name="environment"/>, in ordinal order, for did-you-mean.</summary>
    public abstract IReadOnlyList<string> TableNames(KustoEnvironment environment);

    /// <summary>Names of all functions in <paramref name="environment"/>, in ordinal order, for did-you-mean.</summary>
    public abstract IReadOnlyList<string> FunctionNames(KustoEnvironment environment);
}
