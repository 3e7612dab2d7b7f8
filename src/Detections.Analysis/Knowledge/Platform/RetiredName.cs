using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Platform;

/// <summary>A name that the platform gave up, or will.</summary>
/// <param name="Path">The name, as the platform wrote it; of a column or property behind its owner: <c>EmailEvents.FinalEmailAction</c>.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Retired">The day from which it is not to be relied on. Where Microsoft named several, the last.</param>
/// <param name="Effect">What is left of it from then on.</param>
/// <param name="Successors">What takes its place; none where nothing does.</param>
internal sealed record RetiredName(string Path, RetiredNameKind Kind, DateOnly Retired, RetirementEffect Effect, ImmutableArray<string> Successors)
{
    /// <summary>The name alone.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}

internal enum RetiredNameKind
{
    /// <summary>A table of a query.</summary>
    Table,

    /// <summary>A column of a table.</summary>
    Column,

    /// <summary>A property of a custom detection in Microsoft Graph.</summary>
    Property,
}

internal enum RetirementEffect
{
    /// <summary>The platform does not know the name any more: what uses it cannot be saved.</summary>
    Gone,

    /// <summary>The platform knows the name, and nothing is recorded under it: what uses it finds nothing.</summary>
    Empty,
}
