using Detections.Benchmarks.Builds;
using Detections.Benchmarks.Generated;

namespace Detections.Benchmarks.Soak;

/// <summary>Edits of a repository as people make them: a value here, a query there, a file that comes, goes or is put back. The same seed gives the same edits.</summary>
internal sealed class RandomEdits(string folder, int seed)
{
    // Fewer files are no repository.
    private const int FewestFiles = 10;

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string> _earlier = new(StringComparer.Ordinal);
    private int _edits;

    /// <summary>Makes the next edit, which may be none.</summary>
    public void Next()
    {
        _edits++;
        var files = RuleFolders.Files(folder).ToList();
        var file = files[_random.Next(files.Count)];
        var text = File.ReadAllText(file);
        switch (_random.Next(6))
        {
            case 0:
                Write(file, text + $"\n```kql\nDeviceProcessEvents | where FileName =~ 'tool-{_edits}.exe' | take 1\n```\n");
                break;
            case 1:
                Write(file, Variant(text));
                break;
            case 2:
                Write(Path.Combine(folder, $"new-{_edits}{Path.GetExtension(file)}"), Variant(text));
                break;
            case 3 when files.Count > FewestFiles:
                _earlier[file] = text;
                File.Delete(file);
                break;
            case 4 when _earlier.Count > 0:
                var (path, before) = _earlier.ElementAt(_random.Next(_earlier.Count));
                Write(path, before);
                break;
        }
    }

    private string Variant(string text) => new RuleVariant(seed, 100_000 + _edits).Of(text);

    private void Write(string path, string text)
    {
        if (File.Exists(path))
            _earlier[path] = File.ReadAllText(path);
        File.WriteAllText(path, text);
    }
}
