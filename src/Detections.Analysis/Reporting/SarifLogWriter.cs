using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Newtonsoft.Json;

namespace Detections.Analysis.Reporting;

/// <summary>Writes findings as a SARIF 2.1.0 log that GitHub code scanning takes.</summary>
/// <param name="info">What the log says about the run.</param>
/// <param name="descriptors">Every descriptor of the tool; those that only occur in the findings are added.</param>
/// <param name="policy">Told in the log where it changes the default severity of a descriptor.</param>
public sealed class SarifLogWriter(SarifRunInfo info, IReadOnlyList<DiagnosticDescriptor> descriptors, SeverityPolicy policy)
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings { ContractResolver = new SarifLevelResolver() });

    /// <summary>
    /// Writes the log, also when there is nothing to report. The file is replaced as a whole, and left untouched when
    /// it already holds the same bytes.
    /// </summary>
    /// <param name="path">Full path of the log; its folder is made where it is missing.</param>
    /// <param name="diagnostics">The findings in the order they are to be shown.</param>
    /// <returns>Null, or the finding that the file cannot be written.</returns>
    public Diagnostic? Write(string path, IReadOnlyList<ReportedDiagnostic> diagnostics) => OutputFile.Replace(path, Serialize(diagnostics), info);

    private byte[] Serialize(IReadOnlyList<ReportedDiagnostic> diagnostics)
    {
        var occurred = diagnostics.Select(reported => reported.Diagnostic.Descriptor);
        var log = new SarifLogBuilder(info, new SarifRuleTable(descriptors.Concat(occurred)), policy).Build(diagnostics);

        using var stream = new MemoryStream();
        // UTF-8 without a byte order mark and \n on every system: a log is compared byte by byte.
        using (var text = new StreamWriter(stream) { NewLine = "\n" })
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented })
        {
            Serializer.Serialize(json, log);
            json.Flush();
            text.WriteLine();
        }
        return stream.ToArray();
    }
}
