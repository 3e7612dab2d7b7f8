using Detections.Benchmarks.Generated;

namespace Detections.Benchmarks.Builds;

/// <summary>How builds grow with the repository: sizes side by side, without and with a catalog.</summary>
internal static class ScaleTable
{
    public static async Task RunAsync(IReadOnlyCollection<string> templates, IReadOnlyCollection<int> sizes, int seed)
    {
        foreach (var withCatalog in new[] { false, true })
        {
            var table = new FigureTable("Generated repository");
            foreach (var size in sizes)
            {
                using var repository = new WorkFolder();
                GeneratedRepository.Write(templates, size, seed, repository.Rules);
                await BuildSequence.RunAsync(table, repository, withCatalog);
            }
        }
    }
}
