namespace Detections.Analysis.Caching;

/// <summary>What an analysis remembers of earlier ones.</summary>
/// <param name="Results">The results.</param>
/// <param name="EngineIdentity">Which engine it is that queries are asked of: what another one answered does not count.</param>
public sealed record AnalysisCache(ResultStore Results, string EngineIdentity);
