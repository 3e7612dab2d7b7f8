using System.Globalization;
using Detections.Benchmarks.Builds;

namespace Detections.Benchmarks.Generated;

/// <summary>A repository of as many rules as wanted, made of those of real ones. The same arguments give the same bytes.</summary>
internal static class GeneratedRepository
{
    /// <summary>Writes the rules.</summary>
    /// <param name="templates">Folders with rule files.</param>
    /// <param name="rules">How many files with a rule to write.</param>
    /// <param name="seed">Another one gives other names and values.</param>
    /// <param name="folder">Full path of the folder to write to.</param>
    public static void Write(IEnumerable<string> templates, int rules, int seed, string folder)
    {
        var sources = templates.SelectMany(root => RuleFolders.Files(root).Select(file => (Name: Path.Combine(Path.GetFileName(root), Path.GetRelativePath(root, file)), Text: File.ReadAllText(file))))
            .Where(source => RuleVariant.IsRule(source.Text))
            .ToList();
        if (sources.Count == 0)
            throw new ArgumentException("The folders hold no rules.", nameof(templates));
        for (var number = 0; number < rules; number++)
        {
            var (copy, template) = Math.DivRem(number, sources.Count);
            var path = Path.Combine(folder, copy.ToString("D2", CultureInfo.InvariantCulture), sources[template].Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, new RuleVariant(seed, number).Of(sources[template].Text));
        }
    }
}
