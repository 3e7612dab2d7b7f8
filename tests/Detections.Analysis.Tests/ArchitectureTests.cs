using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Detections.Kusto;
using Detections.Kusto.Engine;

namespace Detections.Analysis.Tests;

/// <summary>One direction (Build, Analysis, Kusto), and one door to the engine.</summary>
internal sealed class ArchitectureTests
{
    private static readonly Assembly Analysis = typeof(DetectionAnalyzerDriver).Assembly;
    private static readonly Assembly Kusto = typeof(BoundQuery).Assembly;

    [Test]
    public void Only_the_build_project_knows_MSBuild() =>
        Assert.That(NamesOfReferences(Analysis).Concat(NamesOfReferences(Kusto)), Has.None.StartsWith("Microsoft.Build"));

    [Test]
    public void References_lead_in_one_direction()
    {
        Assert.That(NamesOfReferences(Analysis), Has.None.EqualTo("Detections.Build"));
        Assert.That(NamesOfReferences(Kusto), Has.None.StartsWith("Detections."));
    }

    [Test]
    public void Everything_but_the_engine_itself_sees_only_its_door()
    {
        string[] door = [nameof(IKustoEngine), nameof(KustoResult), nameof(KustoFailure), nameof(KustoFormatting), nameof(KustoEngineUnavailableException), nameof(EngineUnavailableReason)];

        Assert.That(TypesUsed(Analysis, typeof(IKustoEngine).Namespace!), Is.SubsetOf(door).And.Contains(nameof(IKustoEngine)));
    }

    private static IEnumerable<string> NamesOfReferences(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    // Read from the metadata, for reflection does not show what the body of a method uses.
    private static List<string> TypesUsed(Assembly assembly, string fromNamespace)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences
                .Select(metadata.GetTypeReference)
                .Where(type => metadata.StringComparer.Equals(type.Namespace, fromNamespace))
                .Select(type => metadata.GetString(type.Name)),
        ];
    }
}
