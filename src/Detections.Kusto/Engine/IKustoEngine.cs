namespace Detections.Kusto.Engine;

/// <summary>Placeholder until the engine is merged.</summary>
public interface IKustoEngine;
