using System.Globalization;
using Detections.Benchmarks.Generated;

namespace Detections.Benchmarks.Builds;

/// <summary>How builds grow with the repository: sizes side by side, without and with a catalog.</summary>
internal static class ScaleTable
{
    public static async Task RunAsync(IReadOnlyCollection<string> templates, IEnumerable<int> sizes, int seed)
    {
        foreach (var size in sizes)
        {
            foreach (var withCatalog in new[] { false, true })
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} files with rules, {(withCatalog ? "with" : "without")} catalog"));
                using var repository = new WorkFolder();
                GeneratedRepository.Write(templates, size, seed, repository.Rules);
                await BuildSequence.RunAsync(repository, withCatalog);
            }
        }
    }
}
