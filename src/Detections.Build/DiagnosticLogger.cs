using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Detections.Build;

/// <summary>Puts findings into the build's log.</summary>
/// <remarks>
/// Without a subcategory, which the problem matchers of CI systems do not read; without a help keyword, which MSBuild
/// makes a link of its own from; and without format arguments, for KQL is full of braces.
/// </remarks>
internal sealed class DiagnosticLogger(TaskLoggingHelper log, string projectFile)
{
    public void Log(ReportedDiagnostic reported)
    {
        var (descriptor, location, message) = (reported.Diagnostic.Descriptor, reported.Diagnostic.Location, reported.Diagnostic.Message);
        // Without a file MSBuild would show our own .targets file.
        var isInFile = location.Path.Length > 0;
        var file = isInFile ? location.Path : projectFile;
        var (line, column) = isInFile ? OneBased(location.Start) : (0, 0);
        var (endLine, endColumn) = isInFile ? OneBased(location.End) : (0, 0);

        switch (reported.Severity)
        {
            case DiagnosticSeverity.Error:
                log.LogError(null, descriptor.Id, null, descriptor.HelpLink, file, line, column, endLine, endColumn, message);
                break;
            case DiagnosticSeverity.Warning:
                log.LogWarning(null, descriptor.Id, null, descriptor.HelpLink, file, line, column, endLine, endColumn, message);
                break;
            default:
                log.LogMessage(null, descriptor.Id, null, file, line, column, endLine, endColumn, MessageImportance.Normal, message);
                break;
        }
    }

    private static (int Line, int Column) OneBased(LinePosition position) => (position.Line + 1, position.Column + 1);
}
