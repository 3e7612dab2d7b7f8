using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Baselines;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Extensibility;
using Detections.Analysis.Text;
using Detections.Analysis.Timing;

namespace Detections.Analysis.Pipeline;

/// <summary>What all files of an analysis are looked at with: the analyzers, and the schema, knowledge and config files and the baseline of the request. Safe to share between threads.</summary>
internal sealed class AnalysisInputs
{
    private readonly Lazy<AnalysisSetup> _setup;

    /// <summary>Loads the analyzers and reads the files of <paramref name="request"/> that are no sources.</summary>
    public AnalysisInputs(AnalysisRequest request, ImmutableArray<DetectionAnalyzer> analyzers)
    {
        Request = request;
        Tree = new SourceTree(request.RootDirectory);
        Files = new RuleFileSource(Tree, request);
        var loaded = AnalyzerLoader.Load(request.AnalyzerFiles);
        Analyzers = analyzers.AddRange(loaded.Analyzers);
        Descriptors = new DescriptorSet(DescriptorTable.All.Concat(loaded.Descriptors));
        ImmutableArray<RawFile> schemaFiles = [.. request.SchemaFiles.Select(Files.ReadBytes)];
        ImmutableArray<RawFile> knowledgeFiles = [.. request.KnowledgeFiles.Select(Files.ReadBytes)];
        Declarations = schemaFiles.AddRange(knowledgeFiles);
        _setup = new(() => request.Timings.Measure(AnalysisPhase.Setup, () => AnalysisSetup.Load(request.Options, schemaFiles, knowledgeFiles)));
        (Configuration, var problems) = request.Timings.Measure(AnalysisPhase.Configuration, () => ConfigurationLoader.Load(request, Tree, Descriptors));
        var (baseline, baselineProblem) = request.BaselineFile is { } file ? BaselineReader.Read(file, Tree) : default;
        Baseline = baseline;
        Problems = [.. loaded.Problems, .. problems, .. baselineProblem is null ? Array.Empty<Diagnostic>() : [baselineProblem]];
    }

    public AnalysisRequest Request { get; }

    public SourceTree Tree { get; }

    /// <summary>Reads the sources.</summary>
    public RuleFileSource Files { get; }

    /// <summary>Those of the tool and the repository's own.</summary>
    public ImmutableArray<DetectionAnalyzer> Analyzers { get; }

    /// <summary>What they can find.</summary>
    public DescriptorSet Descriptors { get; }

    /// <summary>The files that declare schema and knowledge.</summary>
    public ImmutableArray<RawFile> Declarations { get; }

    /// <summary>What they and the tool declare; loaded when it is first asked for.</summary>
    public AnalysisSetup Setup => _setup.Value;

    /// <summary>What the config files say.</summary>
    public DetectionConfiguration Configuration { get; }

    /// <summary>The findings that are known; null where there is no such file, or none that can be read.</summary>
    public Baseline? Baseline { get; }

    /// <summary>What is wrong with analyzers, config files and baseline. What is wrong with <see cref="Declarations"/> is in <see cref="Setup"/>.</summary>
    public ImmutableArray<Diagnostic> Problems { get; }
}
