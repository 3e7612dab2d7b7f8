namespace Detections.Analysis.Catalog;

/// <summary>The catalog of an analysis before somebody asks for it: a build that changed nothing has no use for more than <see cref="Stamp"/>.</summary>
public sealed class PendingCatalog
{
    private readonly Func<CancellationToken, Task<DetectionCatalog>> _make;

    /// <param name="stamp">The <see cref="Stamp"/>.</param>
    /// <param name="make">Makes the catalog.</param>
    public PendingCatalog(string? stamp, Func<CancellationToken, Task<DetectionCatalog>> make) => (Stamp, _make) = (stamp, make);

    /// <summary>A hash of all that the catalog follows from: two with the same stamp are the same. Null where nobody knows.</summary>
    public string? Stamp { get; }

    /// <summary>Reads what is known of the rules, those that are not kept once more from their files.</summary>
    /// <exception cref="OperationCanceledException">The work was given up.</exception>
    public Task<DetectionCatalog> MakeAsync(CancellationToken cancellationToken) => _make(cancellationToken);
}
