namespace Detections.Analysis.Semantics;

/// <summary>What a diagnostic of the engine means for a detection rule.</summary>
internal enum EngineFinding
{
    /// <summary>A fault of the query: reported as Kusto says it.</summary>
    Fault,

    /// <summary>A table no schema declares. The engine goes on with an open one, so nothing false follows.</summary>
    UndeclaredTable,

    /// <summary>A tabular function no schema declares. The engine goes on with an open result.</summary>
    UndeclaredFunction,

    /// <summary>The query is too deep or too long for the engine to bind.</summary>
    NotBound,

    /// <summary>Nothing that can be held against the query.</summary>
    NoFault,
}
