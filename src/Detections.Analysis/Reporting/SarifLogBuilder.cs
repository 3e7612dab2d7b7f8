using System.Globalization;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Microsoft.CodeAnalysis.Sarif;
using Location = Microsoft.CodeAnalysis.Sarif.Location;

namespace Detections.Analysis.Reporting;

/// <summary>Builds the log of one run. The same input gives the same log: no time, no machine, no absolute path.</summary>
internal sealed class SarifLogBuilder(ReportedRun info, SarifRuleTable rules, SeverityPolicy policy)
{
    public const string ToolName = "Detections.Build";

    // The SDK writes the address of a draft, which GitHub refuses.
    public static readonly Uri FinalSchema = new("https://json.schemastore.org/sarif-2.1.0.json");

    // What GitHub takes in one run; it refuses the whole upload above that.
    private const int MaxResults = 25_000;
    private const int MaxRelatedLocations = 100;

    private readonly SarifPlaces _places = new(info);
    private readonly SarifFingerprints _fingerprints = new();

    public SarifLog Build(IReadOnlyList<ReportedDiagnostic> diagnostics)
    {
        var kept = KeepWorst(diagnostics);
        var run = new Run
        {
            Tool = new Tool { Driver = Driver() },
            AutomationDetails = new RunAutomationDetails
            {
                // Without the slash GitHub sees no category, and two projects would overwrite each other's results.
                Id = $"{info.Category}/{Path.GetFileNameWithoutExtension(info.ProjectFile)}/",
            },
            Invocations = [Invocation(diagnostics, diagnostics.Count - kept.Count)],
            ColumnKind = ColumnKind.Utf16CodeUnits,
            OriginalUriBaseIds = new Dictionary<string, ArtifactLocation>
            {
                [SarifPlaces.RootId] = new() { Description = new Message { Text = "The root of the repository." } },
            },
            Results = [.. kept.Select(ToSarif)],
        };
        return new SarifLog { SchemaUri = FinalSchema, Runs = [run] };
    }

    private ToolComponent Driver() => new()
    {
        Name = ToolName,
        Version = info.ToolVersion,
        SemanticVersion = info.ToolVersion,
        InformationUri = new Uri("https://github.com/detections-build/detections-build"),
        Language = "en-US",
        Rules = rules.ToSarif(),
    };

    private Invocation Invocation(IReadOnlyList<ReportedDiagnostic> diagnostics, int leftOut)
    {
        var invocation = new Invocation
        {
            ExecutionSuccessful = !diagnostics.Any(IsFailureOfTheTool),
            RuleConfigurationOverrides = [.. rules.Descriptors.Select(ToOverride).OfType<ConfigurationOverride>()],
        };
        if (leftOut > 0)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{leftOut} findings are left out, for no more than {MaxResults} fit into one run.");
            invocation.ToolExecutionNotifications = [new Notification { Level = FailureLevel.Warning, Message = new Message { Text = text } }];
        }
        return invocation;
    }

    private ConfigurationOverride? ToOverride(DiagnosticDescriptor descriptor, int index)
    {
        var severity = policy.SeverityOf(descriptor);
        if (severity == descriptor.DefaultSeverity)
            return null;
        var isEnabled = severity is not DiagnosticSeverity.None;
        return new ConfigurationOverride
        {
            Descriptor = new ReportingDescriptorReference { Id = descriptor.Id, Index = index },
            Configuration = new ReportingConfiguration
            {
                Enabled = isEnabled,
                Level = SarifLevel.Of(isEnabled ? severity : descriptor.DefaultSeverity),
            },
        };
    }

    private Result ToSarif(ReportedDiagnostic reported)
    {
        var diagnostic = reported.Diagnostic;
        var page = _places.PageOf(diagnostic);
        var result = new Result
        {
            RuleId = diagnostic.Id,
            RuleIndex = rules.IndexOf(diagnostic.Id),
            Level = SarifLevel.Of(reported.Severity),
            // Code scanning shows no other link of a single finding.
            Message = new Message { Text = page is null ? diagnostic.Message : $"{diagnostic.Message} See [the page of the rule]({page.AbsoluteUri})." },
            HostedViewerUri = page,
            Locations = [new Location { PhysicalLocation = _places.ToSarif(diagnostic.Location) }],
            PartialFingerprints = new Dictionary<string, string>
            {
                [SarifFingerprints.Key] = _fingerprints.Next(info.PathOf(diagnostic.Location), diagnostic),
            },
        };
        if (reported.Suppression is { } suppression)
            result.Suppressions = [new Suppression { Kind = SuppressionKind.InSource, Justification = suppression.Reason }];
        if (info.HasBaseline && reported.Suppression is null)
            result.BaselineState = reported.IsInBaseline ? BaselineState.Unchanged : BaselineState.New;
        if (!diagnostic.Related.IsEmpty)
            result.RelatedLocations = [.. diagnostic.Related.Take(MaxRelatedLocations).Select(ToSarif)];
        if (diagnostic.Fix is { } fix)
            result.Fixes = [new SarifFixes(_places).ToSarif(fix, diagnostic.Location)];
        return result;
    }

    private Location ToSarif(RelatedLocation related, int index) => new()
    {
        Id = index + 1,
        PhysicalLocation = _places.ToSarif(related.Location),
        Message = new Message { Text = related.Message },
    };

    private static bool IsFailureOfTheTool(ReportedDiagnostic reported) =>
        reported.Diagnostic.Descriptor.Category is DiagnosticCategory.Tool && reported.Severity is DiagnosticSeverity.Error;

    private static IReadOnlyList<ReportedDiagnostic> KeepWorst(IReadOnlyList<ReportedDiagnostic> diagnostics)
    {
        if (diagnostics.Count <= MaxResults)
            return diagnostics;
        var worst = diagnostics
            .Select((reported, index) => (reported, index))
            .OrderByDescending(item => item.reported.Severity)
            .ThenBy(item => item.index)
            .Take(MaxResults);
        return [.. worst.OrderBy(item => item.index).Select(item => item.reported)];
    }
}
