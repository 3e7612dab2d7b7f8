using Detections.Analysis.Caching;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Newtonsoft.Json;

namespace Detections.Analysis.Reporting;

/// <summary>Writes findings as a SARIF 2.1.0 log that GitHub code scanning takes.</summary>
/// <param name="info">What the log says about the run.</param>
/// <param name="descriptors">Every descriptor of the tool; those that only occur in the findings are added.</param>
/// <param name="policy">Told in the log where it changes the default severity of a descriptor.</param>
/// <param name="results">Results of earlier builds, to see without much work that a log is there already; null for none.</param>
public sealed class SarifLogWriter(ReportedRun info, IReadOnlyList<DiagnosticDescriptor> descriptors, SeverityPolicy policy, ResultStore? results = null)
{
    private readonly SarifLogCache? _cache = results is null ? null : new SarifLogCache(results, info, descriptors, policy);

    /// <summary>Writes the log, also when there is nothing to report.</summary>
    /// <param name="path">Full path of the log; its folder is made where it is missing.</param>
    /// <param name="diagnostics">The findings in the order they are to be shown.</param>
    /// <returns>Null, or the finding that the file cannot be written.</returns>
    public Diagnostic? Write(string path, IReadOnlyList<ReportedDiagnostic> diagnostics)
    {
        var key = _cache?.KeyOf(diagnostics);
        if (key is not null && _cache!.Holds(path, key))
            return null;
        var content = Serialize(diagnostics);
        var problem = OutputFile.Replace(path, content, info.ProjectFile);
        if (key is not null && problem is null)
            _cache!.Keep(key, content);
        return problem;
    }

    // Apart, so that a build which writes nothing loads neither the SDK nor the serializer.
    private byte[] Serialize(IReadOnlyList<ReportedDiagnostic> diagnostics)
    {
        var occurred = diagnostics.Select(reported => reported.Diagnostic.Descriptor);
        var log = new SarifLogBuilder(info, new SarifRuleTable(descriptors.Concat(occurred)), policy).Build(diagnostics);
        return SarifText.Of(log, Writing.Serializer);
    }

    private static class Writing
    {
        public static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings { ContractResolver = new SarifLevelResolver() });
    }
}
