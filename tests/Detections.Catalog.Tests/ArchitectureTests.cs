namespace Detections.Catalog.Tests;

internal sealed class ArchitectureTests
{
    [Test]
    public void The_writers_know_the_analysis_and_not_the_build()
    {
        var references = typeof(CatalogWriter).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.That(references, Has.Some.EqualTo("Detections.Analysis").And.None.EqualTo("Detections.Build").And.None.StartsWith("Microsoft.Build"));
    }
}
