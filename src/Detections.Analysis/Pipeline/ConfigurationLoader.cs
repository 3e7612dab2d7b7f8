using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Configuration;
using Detections.Analysis.Configuration.EditorConfig;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;

namespace Detections.Analysis.Pipeline;

/// <summary>Finds and reads the config files of a build.</summary>
internal static class ConfigurationLoader
{
    // A path is matched against every section, for each of thousands of files.
    private const int MaxSections = 1000;

    public static (DetectionConfiguration Configuration, ImmutableArray<Diagnostic> Problems) Load(AnalysisRequest request, SourceTree tree, DescriptorSet known)
    {
        var check = new ConfigurationCheck(known);
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var files = new List<EditorConfigFile>();
        foreach (var path in Find(request, tree))
        {
            var (text, problem) = tree.Read(path, request.MaxFileSize);
            if (problem is not null)
            {
                // But for a link that leads out of the tree, not the reader's own finding: no rule is lost, and the file is most often there for other tools.
                problems.Add(problem.Id == DiagnosticIds.FileIsOutsideTheTree ? problem : ConfigurationDescriptors.ConfigFileIsInvalid.At(problem.Location, problem.Message));
                continue;
            }
            var file = EditorConfigReader.Read(text!);
            problems.AddRange(check.In(file));
            files.Add(WithoutForeignSections(file, check, problems));
        }

        var set = new EditorConfigSet(files);
        problems.AddRange(check.Between(set.Global));
        return (new DetectionConfiguration(set), problems.ToImmutable());
    }

    private static EditorConfigFile WithoutForeignSections(EditorConfigFile file, ConfigurationCheck check, ImmutableArray<Diagnostic>.Builder problems)
    {
        var read = file.Sections.Where(section => section.Entries.Any(check.IsRead)).ToImmutableArray();
        if (read.Length > MaxSections)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxSections} sections with keys for this tool count, and the file has {read.Length}; put files that belong together into one section.");
            problems.Add(ConfigurationDescriptors.ConfigFileIsInvalid.At(file.Locate(read[MaxSections].Name!.Span), message));
        }
        return file with { Sections = [.. read.Take(MaxSections)] };
    }

    private static IEnumerable<string> Find(AnalysisRequest request, SourceTree tree)
    {
        var names = new[] { EditorConfigFile.FileName, EditorConfigFile.GlobalFileName };
        var found = from folder in Folders(request.Sources, tree)
                    from name in names
                    let path = Path.Combine(folder, name)
                    where File.Exists(path)
                    select path;
        return request.ConfigFiles.Concat(found).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    // Every folder of the tree that a source lies in, at whatever depth.
    private static HashSet<string> Folders(ImmutableArray<string> sources, SourceTree tree)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            for (var folder = Path.GetDirectoryName(source); folder is not null && tree.Contains(folder) && folders.Add(folder);)
                folder = Path.GetDirectoryName(folder);
        }
        return folders;
    }
}
