using System.Reflection;
using System.Runtime.Loader;
using Detections.Analysis.Analyzers;
using Detections.Kusto;

namespace Detections.Analysis.Extensibility;

/// <summary>
/// Holds one assembly of analyzers and what it brings along. Assemblies are read into memory, so that their files can be built anew
/// while a build server lives on, and the whole is freed when no analyzer of it is used any more.
/// </summary>
/// <param name="file">Full path of the assembly.</param>
internal sealed class AnalyzerLoadContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file), isCollectible: true)
{
    // Analyzers and the tool talk in the types of these: there must be one of each.
    private static readonly Assembly[] Shared = [typeof(DetectionAnalyzer).Assembly, typeof(BoundQuery).Assembly];

    /// <summary>The assembly itself.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">It is no .NET assembly.</exception>
    public Assembly LoadMain() => LoadFile(file);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Array.Find(Shared, assembly => assembly.GetName().Name == assemblyName.Name) is { } shared)
            return shared;
        var beside = Path.Combine(Path.GetDirectoryName(file)!, assemblyName.Name + ".dll");
        return File.Exists(beside) ? LoadFile(beside) : null;
    }

    private Assembly LoadFile(string path)
    {
        using var assembly = new MemoryStream(File.ReadAllBytes(path));
        var symbols = Path.ChangeExtension(path, ".pdb");
        using var debugging = File.Exists(symbols) ? new MemoryStream(File.ReadAllBytes(symbols)) : null;
        return LoadFromStream(assembly, debugging);
    }
}
