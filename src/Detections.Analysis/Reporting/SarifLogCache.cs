using System.Globalization;
using System.Security.Cryptography;
using Detections.Analysis.Caching;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Reporting;

/// <summary>Knows which bytes a log has that an earlier build wrote of the same findings, so that it need not be put together to see that it is there.</summary>
/// <param name="results">Where that is kept.</param>
/// <param name="info">What the log says about the run.</param>
/// <param name="descriptors">What its findings can be.</param>
/// <param name="policy">What the log says about severities.</param>
internal sealed class SarifLogCache(ResultStore results, ReportedRun info, IReadOnlyList<DiagnosticDescriptor> descriptors, SeverityPolicy policy)
{
    /// <summary>Whether the file holds the log of these findings.</summary>
    /// <param name="path">Full path of the log.</param>
    /// <param name="key">Its key, from <see cref="KeyOf"/>.</param>
    public bool Holds(string path, string key)
    {
        try
        {
            return results.Find(key) is { } hash && File.Exists(path) && SHA256.HashData(File.ReadAllBytes(path)).AsSpan().SequenceEqual(hash);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Keep(string key, byte[] content) => results.Keep(key, SHA256.HashData(content));

    /// <summary>A hash of all that a log follows from.</summary>
    public string KeyOf(IReadOnlyList<ReportedDiagnostic> diagnostics)
    {
        using var key = new ResultKey("sarif");
        key.Add(typeof(SarifLogCache).Module.ModuleVersionId.ToString())
            .Add(info.ToolVersion).Add(info.RootDirectory).Add(info.Category).Add(info.ProjectFile).Add(info.HasBaseline.ToString(CultureInfo.InvariantCulture)).Add(info.CatalogUrl);
        foreach (var descriptor in descriptors)
            Add(key, descriptor);
        using var findings = new FindingWriter(new RootedPaths(info.RootDirectory));
        foreach (var reported in diagnostics)
        {
            Add(key, reported.Diagnostic.Descriptor);
            findings.Write(reported.Diagnostic);
            findings.Write((int)reported.Severity);
            findings.Write(reported.IsInBaseline);
            findings.WriteOptional(reported.Suppression, findings.Write);
        }
        return key.Add(findings.ToBytes()).Finish();
    }

    private void Add(ResultKey key, DiagnosticDescriptor descriptor) =>
        key.Add(descriptor.Id).Add(descriptor.Title).Add(descriptor.Description).Add(descriptor.HelpLink)
            .Add(string.Create(CultureInfo.InvariantCulture, $"{descriptor.Category}|{descriptor.DefaultSeverity}|{policy.SeverityOf(descriptor)}"));
}
