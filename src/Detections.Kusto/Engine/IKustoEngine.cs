using Detections.Kusto.Schema;

namespace Detections.Kusto.Engine;

/// <summary>
/// The official Kusto engine. The only door to it: whatever runs it, analyzers see a <see cref="BoundQuery"/>.
/// </summary>
public interface IKustoEngine
{
    /// <summary>Parses and binds one query and runs Kusto's own analyzers over it. Safe to call from several threads at once.</summary>
    /// <param name="text">The query. Offsets in the result count its UTF-16 units.</param>
    /// <param name="schema">What the query can touch.</param>
    /// <param name="cancellationToken">Ends the work; the process that did it is ended too.</param>
    /// <returns>The analysis, or why this query could not be analyzed; other queries are not touched by that.</returns>
    /// <exception cref="KustoEngineUnavailableException">The engine cannot run at all.</exception>
    Task<KustoResult> AnalyzeAsync(string text, SchemaSubset schema, CancellationToken cancellationToken);

    /// <summary>Lays one query out as Kusto's own formatter does. Safe to call from several threads at once.</summary>
    /// <param name="text">The query, its line ends <c>\n</c>.</param>
    /// <param name="cancellationToken">Ends the work; the process that did it is ended too.</param>
    /// <returns>The text with the same tokens and comments, or why the query is left as it is.</returns>
    /// <exception cref="KustoEngineUnavailableException">The engine cannot run at all.</exception>
    Task<KustoFormatting> FormatAsync(string text, CancellationToken cancellationToken);
}
