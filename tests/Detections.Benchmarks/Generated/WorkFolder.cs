namespace Detections.Benchmarks.Generated;

/// <summary>A folder for a repository and what its builds keep, deleted with this.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("benchmark-").FullName;

    public string Rules => Path.Combine(_path, "rules");

    public string Cache => Path.Combine(_path, "cache");

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
