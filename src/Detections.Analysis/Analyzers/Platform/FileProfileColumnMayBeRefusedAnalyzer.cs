using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Platform;
using Detections.Analysis.Semantics.Query;

namespace Detections.Analysis.Analyzers.Platform;

/// <summary>Finds custom detections of Microsoft Graph that name a column of <c>FileProfile()</c> without asking whether it is there.</summary>
internal sealed class FileProfileColumnMayBeRefusedAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.FileProfileColumnMayBeRefused,
        "FileProfile column may be refused",
        "Microsoft Graph may refuse a custom detection that names '{0}' of 'FileProfile'; declare it behind the call with 'column_ifexists'.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Suggestion,
        "A query with the columns of FileProfile runs in advanced hunting. Saved as a custom detection through Microsoft Graph, it was seen to be refused with 400, because the columns are not known there.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Rule.Kind != RuleKind.CustomDetection)
            return;
        foreach (var column in FileProfileColumns.UsedIn(context.Bound.Root))
            context.Report(Rule, column.Span, column.NameText());
    }
}
