using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers;

/// <summary>All rules of a build, and the way to report a finding that takes more than one of them.</summary>
public sealed class RepositoryContext
{
    internal RepositoryContext(IEnumerable<RuleInFile> rules) =>
        Rules = [.. rules.OrderBy(rule => rule.Location.Path, StringComparer.Ordinal).ThenBy(rule => rule.Location.Start.Line).ThenBy(rule => rule.Location.Start.Column)];

    /// <summary>The rules by path and place, whatever the order in which they were read.</summary>
    public ImmutableArray<RuleInFile> Rules { get; }

    /// <summary>What was reported so far.</summary>
    internal ImmutableArray<Diagnostic>.Builder Reported { get; } = ImmutableArray.CreateBuilder<Diagnostic>();

    internal ImmutableArray<Diagnostic> Diagnostics => Reported.ToImmutable();

    /// <summary>Reports a finding: <c>Rule.At(rule.Id.Location, ...)</c>.</summary>
    public void Report(Diagnostic diagnostic) => Reported.Add(diagnostic);
}

/// <summary>What is kept of a rule until all have been read: not its file, so that memory does not grow with the texts of a repository.</summary>
public sealed record RuleInFile
{
    internal RuleInFile(Location location, RuleKind kind, bool isAzureResource, PlacedText? id, PlacedText? title) =>
        (Location, Kind, IsAzureResource, Id, Title) = (location, kind, isAzureResource, id, title);

    /// <summary>The whole rule.</summary>
    public Location Location { get; }

    public RuleKind Kind { get; }

    /// <summary>As <see cref="DetectionRule.IsAzureResource"/>.</summary>
    public bool IsAzureResource { get; }

    /// <summary>The <c>id</c>; null where none is given.</summary>
    public PlacedText? Id { get; }

    /// <summary>As <see cref="DetectionRule.Title"/>.</summary>
    public PlacedText? Title { get; }

    internal static RuleInFile Of(SourceText file, DetectionRule rule) => new(
        Location.Of(file, rule.Span),
        rule.Kind,
        rule.IsAzureResource,
        rule.Metadata.FindScalar("id", StringComparison.OrdinalIgnoreCase) is { } id ? new PlacedText(id.Value, Location.Of(file, id.Span)) : null,
        rule.Title is { } title ? new PlacedText(title.Value, Location.Of(file, title.Span)) : null);
}

/// <summary>A text of a rule, and where it stands.</summary>
public sealed record PlacedText(string Value, Location Location);
