using System.Collections.Immutable;
using System.Reflection;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Extensibility;

/// <summary>Loads the analyzers of a repository. What cannot be loaded becomes a finding (DET9018) and costs nothing else.</summary>
internal static class AnalyzerLoader
{
    /// <param name="files">Full paths of assemblies.</param>
    /// <returns>The analyzers in the order of the files and of their names, what they can report, and what is wrong.</returns>
    public static (ImmutableArray<DetectionAnalyzer> Analyzers, ImmutableArray<DiagnosticDescriptor> Descriptors, ImmutableArray<Diagnostic> Problems) Load(ImmutableArray<string> files)
    {
        var analyzers = ImmutableArray.CreateBuilder<DetectionAnalyzer>();
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var ids = new AnalyzerIds();
        foreach (var file in files)
        {
            foreach (var (analyzer, problem) in LoadFile(file, ids))
            {
                if (problem is not null)
                    problems.Add(ExtensibilityDescriptors.AnalyzerCannotBeLoaded.At(Location.None, Path.GetFileName(file), problem));
                else
                    analyzers.Add(analyzer!);
            }
        }
        return (analyzers.ToImmutable(), ids.Descriptors, problems.ToImmutable());
    }

    private static IEnumerable<(DetectionAnalyzer? Analyzer, string? Problem)> LoadFile(string file, AnalyzerIds ids)
    {
        var (types, problem) = TypesIn(file);
        return problem is null ? types.Select(type => Create(type, ids)) : [(null, problem)];
    }

    private static (ImmutableArray<Type> Types, string? Problem) TypesIn(string file)
    {
        try
        {
            var types = new AnalyzerLoadContext(file).LoadMain().GetExportedTypes().Where(IsAnalyzer).OrderBy(type => type.FullName, StringComparer.Ordinal).ToImmutableArray();
            return types.IsEmpty
                ? ([], $"it holds no public class that derives from '{nameof(DetectionAnalyzer)}' and has a constructor without parameters")
                : (types, null);
        }
        catch (BadImageFormatException)
        {
            return ([], "it is no .NET assembly");
        }
        catch (Exception exception)
        {
            return ([], OneLine(exception));
        }
    }

    private static (DetectionAnalyzer? Analyzer, string? Problem) Create(Type type, AnalyzerIds ids)
    {
        try
        {
            var analyzer = (DetectionAnalyzer)Activator.CreateInstance(type)!;
            return ids.Take(analyzer) is { } problem ? (null, problem) : (analyzer, null);
        }
        // Whatever the code of a stranger throws, at whatever level it is wrapped.
        catch (Exception exception)
        {
            return (null, $"'{type.Name}' fails with '{OneLine(exception)}'");
        }
    }

    private static bool IsAnalyzer(Type type) =>
        !type.IsAbstract && !type.ContainsGenericParameters && typeof(DetectionAnalyzer).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null;

    private static string OneLine(Exception exception)
    {
        while (exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner)
            exception = inner;
        return exception.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
    }
}
