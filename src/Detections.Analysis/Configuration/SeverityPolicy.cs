using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Configuration;

/// <summary>
/// Decides the severity of findings the way the C# compiler does for its own: MSBuild alone does not apply
/// <c>TreatWarningsAsErrors</c> and its relatives to the warnings of a task.
/// </summary>
/// <remarks>The order was measured on csc of SDK 10.0.401; the tests hold its table.</remarks>
public sealed class SeverityPolicy
{
    private readonly HashSet<string> _noWarn;
    private readonly HashSet<string> _warningsAsErrors;
    private readonly HashSet<string> _warningsNotAsErrors;
    private readonly bool _treatWarningsAsErrors;
    private readonly Func<string, bool> _isWarnAsError;
    private readonly DetectionConfiguration _configuration = DetectionConfiguration.Empty;

    /// <param name="noWarn">Ids that are not reported. Lists are separated by semicolons, commas or white space; letter case is free.</param>
    /// <param name="warningsAsErrors">Ids that become errors, also from a suggestion.</param>
    /// <param name="warningsNotAsErrors">Ids that <paramref name="treatWarningsAsErrors"/> leaves alone; wins over <paramref name="warningsAsErrors"/>.</param>
    /// <param name="treatWarningsAsErrors">Whether every warning becomes an error.</param>
    /// <param name="isWarnAsError">Whether the build as a whole makes an error of a warning with this id (<c>-warnaserror</c>); null where it does for none.</param>
    public SeverityPolicy(
        string? noWarn = null,
        string? warningsAsErrors = null,
        string? warningsNotAsErrors = null,
        bool treatWarningsAsErrors = false,
        Func<string, bool>? isWarnAsError = null)
    {
        _noWarn = IdsOf(noWarn);
        _warningsAsErrors = IdsOf(warningsAsErrors);
        _warningsNotAsErrors = IdsOf(warningsNotAsErrors);
        _treatWarningsAsErrors = treatWarningsAsErrors;
        _isWarnAsError = isWarnAsError ?? (_ => false);
    }

    private SeverityPolicy(SeverityPolicy other, DetectionConfiguration configuration)
    {
        _noWarn = other._noWarn;
        _warningsAsErrors = other._warningsAsErrors;
        _warningsNotAsErrors = other._warningsNotAsErrors;
        _treatWarningsAsErrors = other._treatWarningsAsErrors;
        _isWarnAsError = other._isWarnAsError;
        _configuration = configuration;
    }

    /// <summary>This policy with what the config files say.</summary>
    public SeverityPolicy With(DetectionConfiguration configuration) => new(this, configuration);

    /// <summary>Whether nothing can change the severity: as with the compiler's own errors, a check that did not run cannot be made to look like one that found nothing. How a query is laid out is no such check.</summary>
    public static bool IsFixed(DiagnosticDescriptor descriptor) =>
        descriptor is { Category: DiagnosticCategory.Tool, DefaultSeverity: DiagnosticSeverity.Error, Id: not DiagnosticIds.QueryIsNotFormatted };

    /// <summary>The severity a finding is reported with; <see cref="DiagnosticSeverity.None"/> when it is not reported.</summary>
    /// <param name="descriptor">What is found.</param>
    /// <param name="path">Full path of the file it is found in; empty for none.</param>
    public DiagnosticSeverity SeverityOf(DiagnosticDescriptor descriptor, string path = "")
    {
        if (IsFixed(descriptor))
            return DiagnosticSeverity.Error;

        var id = descriptor.Id;
        var configured = Configured(descriptor, _configuration.For(path));
        if (_noWarn.Contains(id) || configured is ConfiguredSeverity.None)
            return DiagnosticSeverity.None;
        if (_warningsAsErrors.Contains(id) && !_warningsNotAsErrors.Contains(id))
            return DiagnosticSeverity.Error;

        var severity = Resolve(configured, descriptor.DefaultSeverity);
        if (severity is not DiagnosticSeverity.Warning)
            return severity;
        var isLifted = (_treatWarningsAsErrors && !_warningsNotAsErrors.Contains(id)) || _isWarnAsError(id);
        return isLifted ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
    }

    /// <summary>The findings that are reported, in the order given, each with its severity.</summary>
    public IEnumerable<ReportedDiagnostic> Apply(IEnumerable<Diagnostic> diagnostics) =>
        from diagnostic in diagnostics
        let severity = SeverityOf(diagnostic.Descriptor, diagnostic.Location.Path)
        where severity is not DiagnosticSeverity.None
        select new ReportedDiagnostic(diagnostic, severity);

    /// <summary>Those findings that are reported, the suppressed and the known ones among them, in one order: what an audit is to see.</summary>
    public ImmutableArray<ReportedDiagnostic> ApplyToAll(AnalysisResult result)
    {
        var suppressed = from one in result.Suppressed from reported in Apply([one.Diagnostic]) select reported with { Suppression = one.Suppression };
        var known = Apply(result.Known).Select(reported => reported with { IsInBaseline = true });
        return DiagnosticOrder.Sort(Apply(result.Diagnostics).Concat(suppressed).Concat(known), one => one.Diagnostic);
    }

    // Keys for many ids at once leave alone what the properties name, what is off by default, as with the compiler, and the tool's own
    // findings: what is wrong with the configuration is not to vanish with the rest.
    private ConfiguredSeverity Configured(DiagnosticDescriptor descriptor, FileConfiguration configuration)
    {
        var id = descriptor.Id;
        if (configuration.SeverityOfId(id) is { } named)
            return named;
        var isOutOfReach = descriptor.Category is DiagnosticCategory.Tool || descriptor.DefaultSeverity is DiagnosticSeverity.None || _warningsAsErrors.Contains(id) || _warningsNotAsErrors.Contains(id);
        return isOutOfReach ? ConfiguredSeverity.Default : configuration.SeverityOfCategory(descriptor.Category) ?? ConfiguredSeverity.Default;
    }

    private static DiagnosticSeverity Resolve(ConfiguredSeverity configured, DiagnosticSeverity defaultSeverity) => configured switch
    {
        ConfiguredSeverity.Error => DiagnosticSeverity.Error,
        ConfiguredSeverity.Warning => DiagnosticSeverity.Warning,
        ConfiguredSeverity.Suggestion => DiagnosticSeverity.Suggestion,
        ConfiguredSeverity.Default => defaultSeverity,
        _ => DiagnosticSeverity.None,
    };

    private static HashSet<string> IdsOf(string? list) =>
        new((list ?? "").Split([';', ',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
