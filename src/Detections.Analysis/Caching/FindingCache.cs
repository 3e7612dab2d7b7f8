using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Catalog;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Pipeline;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Caching;

/// <summary>The findings of files that an earlier build has seen, byte for byte and under the same conditions, and what the catalog knows of their rules. Safe to share between threads.</summary>
internal sealed class FindingCache
{
    private readonly ResultStore _results;
    private readonly AnalysisInputs _inputs;
    private readonly RootedPaths _paths;
    private readonly Lazy<KnownDescriptors> _descriptors;

    /// <param name="cache">Where results are kept.</param>
    /// <param name="inputs">What the files are looked at with.</param>
    public FindingCache(AnalysisCache cache, AnalysisInputs inputs)
    {
        _results = cache.Results;
        _inputs = inputs;
        _paths = new RootedPaths(inputs.Request.RootDirectory);
        _descriptors = new(() => new KnownDescriptors(inputs.Analyzers));
        Conditions = ConditionsOf(cache);
    }

    /// <summary>A hash of all that findings follow from beside the file they are in, its options and the day.</summary>
    public string Conditions { get; }

    /// <summary>A hash of all that the findings of a file follow from, but the day.</summary>
    public string KeyOf(RawFile file)
    {
        using var key = new ResultKey("file");
        key.Add(Conditions).Add(_paths.Shorten(file.Path)).Add(file.Bytes);
        foreach (var option in _inputs.Configuration.For(file.Path).Options)
            key.Add(option);
        return key.Finish();
    }

    /// <summary>The findings under a key; null where they have to be found, or the rules have to be read for the catalog.</summary>
    /// <param name="key">From <see cref="KeyOf"/>.</param>
    /// <param name="path">Full path of the file.</param>
    public FileFindings? Find(string key, string path)
    {
        if (Read(key, reader => ReadFindings(reader, path)) is not { } kept || (kept.Day is not null && kept.Day != _inputs.Request.Today))
            return null;
        return _inputs.Request.WithCatalog && _results.Find(KeyOfRules(key)) is null ? null : kept with { Key = key };
    }

    /// <summary>What the catalog knows of the rules of a file; null where it has to be read.</summary>
    /// <param name="key">From <see cref="KeyOf"/>.</param>
    public ImmutableArray<CatalogRule>? FindRules(string key) => _results.Find(KeyOfRules(key)) is { } content ? KeptRules.Read(content) : null;

    /// <summary>Keeps the findings of a file, if they can be expected again.</summary>
    public void Keep(FileFindings findings)
    {
        if (findings is not { Key: { } key, AreLasting: true })
            return;
        using var writer = new FindingWriter(_paths);
        WriteFindings(writer, findings);
        _results.Keep(key, writer.ToBytes());
        if (_inputs.Request.WithCatalog && findings.Catalog is { } rules)
            _results.Keep(KeyOfRules(key), KeptRules.Write(rules));
    }

    /// <summary>A hash of all that a catalog of these files follows from; null where one of them may give something else in the next build.</summary>
    /// <param name="files">All files of the build, in its order.</param>
    public string? StampOf(ImmutableArray<FileFindings> files)
    {
        if (!files.All(file => file.AreLasting))
            return null;
        using var stamp = new ResultKey("catalog");
        stamp.Add(Conditions);
        foreach (var file in files)
            stamp.Add(file.Key);
        return stamp.Finish();
    }

    /// <summary>What is wrong with the files that declare schema and knowledge.</summary>
    public ImmutableArray<Diagnostic> ProblemsOfDeclarations()
    {
        using var key = new ResultKey("declarations");
        var name = key.Add(Conditions).Finish();
        if (Read(name, reader => new FileFindings("") { Diagnostics = reader.ReadAll(reader.ReadDiagnostic) }) is { } kept)
            return kept.Diagnostics;
        var found = _inputs.Setup.Problems;
        using var writer = new FindingWriter(_paths);
        writer.Write(found, writer.Write);
        _results.Keep(name, writer.ToBytes());
        return found;
    }

    private static string KeyOfRules(string key)
    {
        using var ofRules = new ResultKey("rules");
        return ofRules.Add(key).Finish();
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

    private string ConditionsOf(AnalysisCache cache)
    {
        var (request, analyzers) = (_inputs.Request, _inputs.Analyzers);
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
        foreach (var file in _inputs.Declarations.Concat(BesideAnalyzers(request.AnalyzerFiles)))
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
