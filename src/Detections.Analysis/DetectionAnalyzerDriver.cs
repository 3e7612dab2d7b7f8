using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Kusto.Engine;

namespace Detections.Analysis;

/// <summary>Placeholder until the pipeline is merged: it only tells text from binary.</summary>
public sealed class DetectionAnalyzerDriver
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "The real one has state.")]
    public async Task<AnalysisResult> RunAsync(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var path in request.Sources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
                if (Problem(path, bytes) is { } problem)
                    diagnostics.Add(problem);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(RuleFileDescriptors.FileCannotBeRead.At(Location.OfFile(path), exception.Message));
            }
        }
        return new AnalysisResult(diagnostics.ToImmutable(), AnalysisCounts.Nothing with { Files = request.Sources.Length });
    }

    private static Diagnostic? Problem(string path, byte[] bytes)
    {
        var nul = Array.IndexOf(bytes, (byte)0);
        if (nul >= 0)
            return RuleFileDescriptors.FileIsBinary.At(Location.OfFile(path), nul);
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return null;
        }
        catch (DecoderFallbackException exception)
        {
            var value = bytes[exception.Index].ToString("X2", CultureInfo.InvariantCulture);
            return RuleFileDescriptors.FileIsNotUtf8.At(Location.OfFile(path), value, exception.Index);
        }
    }
}
