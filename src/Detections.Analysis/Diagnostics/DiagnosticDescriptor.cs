using System.Globalization;

namespace Detections.Analysis.Diagnostics;

/// <summary>What all findings of one id have in common.</summary>
/// <param name="Id">Letters and digits, <c>DET2001</c> or Kusto's own <c>KS142</c>; never used for something else later. Analyzers of a repository have letters of their own.</param>
/// <param name="Title">A short phrase that names what is found, without a final period.</param>
/// <param name="MessageFormat">One sentence or more with <c>{0}</c>-style places, ending in a period: what is wrong and what to do.</param>
/// <param name="Category">The family of the id.</param>
/// <param name="DefaultSeverity">The severity where no configuration says otherwise.</param>
/// <param name="Description">What it means and why it matters, in plain text of one or more sentences.</param>
public sealed record DiagnosticDescriptor(
    string Id,
    string Title,
    string MessageFormat,
    DiagnosticCategory Category,
    DiagnosticSeverity DefaultSeverity,
    string Description)
{
    /// <summary>The address of a page about the id, by default that of the tool's own ids; null where there is none.</summary>
    public string? HelpLink { get => field ?? DiagnosticHelp.FindLink(Id); init; }

    /// <summary>A finding of this kind at <paramref name="location"/>.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="arguments">The values for the places of <see cref="MessageFormat"/>, in order.</param>
    public Diagnostic At(Location location, params object[] arguments) =>
        new(this, location, string.Format(CultureInfo.InvariantCulture, MessageFormat, arguments));
}
