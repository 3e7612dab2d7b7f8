using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Pipeline;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Caching;

/// <summary>The findings of files that an earlier build has seen, byte for byte and under the same conditions. Safe to share between threads.</summary>
internal sealed class FindingCache
{
    private readonly ResultStore _results;
    private readonly DateOnly? _today;
    private readonly RootedPaths _paths;
    private readonly Lazy<KnownDescriptors> _descriptors;
    private readonly string _conditions;

    /// <param name="cache">Where results are kept.</param>
    /// <param name="request">What holds for all files.</param>
    /// <param name="analyzers">Those that look at the files.</param>
    /// <param name="declarations">The files that declare schema and knowledge.</param>
    public FindingCache(AnalysisCache cache, AnalysisRequest request, ImmutableArray<DetectionAnalyzer> analyzers, IEnumerable<RawFile> declarations)
    {
        _results = cache.Results;
        _today = request.Today;
        _paths = new RootedPaths(request.RootDirectory);
        _descriptors = new(() => new KnownDescriptors(analyzers));
        _conditions = ConditionsOf(cache, request, analyzers, declarations);
    }

    /// <summary>The findings of a file; null where they have to be found.</summary>
    public FileFindings? Find(RawFile file, FileConfiguration configuration) =>
        Read(KeyOf(file, configuration), reader => ReadFindings(reader, file.Path)) is { } kept && (kept.Day is null || kept.Day == _today) ? kept : null;

    /// <summary>Keeps the findings of a file, if they can be expected again.</summary>
    public void Keep(RawFile file, FileConfiguration configuration, FileFindings findings)
    {
        if (!findings.AreLasting)
            return;
        using var writer = new FindingWriter(_paths);
        WriteFindings(writer, findings);
        _results.Keep(KeyOf(file, configuration), writer.ToBytes());
    }

    /// <summary>What is wrong with the files that declare schema and knowledge; what <paramref name="find"/> finds where that is not known.</summary>
    public ImmutableArray<Diagnostic> ProblemsOfDeclarations(Func<ImmutableArray<Diagnostic>> find)
    {
        using var key = new ResultKey("declarations");
        var name = key.Add(_conditions).Finish();
        if (Read(name, reader => new FileFindings("") { Diagnostics = reader.ReadAll(reader.ReadDiagnostic) }) is { } kept)
            return kept.Diagnostics;
        var found = find();
        using var writer = new FindingWriter(_paths);
        writer.Write(found, writer.Write);
        _results.Keep(name, writer.ToBytes());
        return found;
    }

    private string KeyOf(RawFile file, FileConfiguration configuration)
    {
        using var key = new ResultKey("file");
        key.Add(_conditions).Add(_paths.Shorten(file.Path)).Add(file.Bytes);
        foreach (var option in configuration.Options)
            key.Add(option);
        return key.Finish();
    }

    private FileFindings? Read(string key, Func<FindingReader, FileFindings> read)
    {
        if (_results.Find(key) is not { } content)
            return null;
        try
        {
            using var reader = new FindingReader(content, _paths, _descriptors.Value);
            return read(reader);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static void WriteFindings(FindingWriter writer, FileFindings findings)
    {
        writer.Write(findings.Day is not null);
        writer.Write(findings.Day ?? default);
        writer.Write(findings.Queries);
        writer.Write(findings.AnalyzedQueries);
        writer.Write(findings.IsWhole);
        writer.Write(findings.Rules, writer.Write);
        writer.Write(findings.Diagnostics, writer.Write);
        writer.Write(findings.Suppressions.All, writer.Write);
        writer.Write(findings.Suppressions.Problems, writer.Write);
    }

    private static FileFindings ReadFindings(FindingReader reader, string path)
    {
        var hasDay = reader.ReadBoolean();
        var day = reader.ReadDay();
        return new FileFindings(path)
        {
            Day = hasDay ? day : null,
            Queries = reader.ReadNumber(),
            AnalyzedQueries = reader.ReadNumber(),
            IsWhole = reader.ReadBoolean(),
            Rules = reader.ReadAll(reader.ReadRule),
            Diagnostics = reader.ReadAll(reader.ReadDiagnostic),
            Suppressions = new FileSuppressions(reader.ReadAll(reader.ReadSuppression), reader.ReadAll(reader.ReadDiagnostic)),
        };
    }

    private string ConditionsOf(AnalysisCache cache, AnalysisRequest request, ImmutableArray<DetectionAnalyzer> analyzers, IEnumerable<RawFile> declarations)
    {
        using var key = new ResultKey("conditions");
        // A compiler gives each content of an assembly its own id.
        var assemblies = analyzers.Select(analyzer => analyzer.GetType()).Append(typeof(FindingCache)).Append(typeof(BoundQuery)).Select(type => type.Module.ModuleVersionId).Distinct();
        foreach (var part in assemblies.Select(id => id.ToString()).Concat(analyzers.Select(analyzer => analyzer.GetType().FullName)))
            key.Add(part);
        key.Add(request.Sections?.GetType().Module.ModuleVersionId.ToString());
        key.Add(cache.EngineIdentity)
            .Add(request.DefaultEnvironment.ToString())
            // Where no day is said, nothing that depends on one was looked for.
            .Add((request.Today is not null).ToString(CultureInfo.InvariantCulture))
            .Add(request.Options.AttackVersion.ToString())
            .Add(request.Options.RequireEquivalents.ToString(CultureInfo.InvariantCulture));
        foreach (var file in declarations.Concat(BesideAnalyzers(request.AnalyzerFiles)))
            key.Add(_paths.Shorten(file.Path)).Add(file.Bytes).Add(file.Problem?.Message);
        return key.Finish();
    }

    // What an analyzer needs lies beside it, and can change without it.
    private static IEnumerable<RawFile> BesideAnalyzers(ImmutableArray<string> files) =>
        from folder in files.Select(file => Path.GetDirectoryName(file)!).Distinct(StringComparer.Ordinal)
        where Directory.Exists(folder)
        from assembly in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal)
        select SourceTextReader.ReadBytes(assembly, long.MaxValue);
}
