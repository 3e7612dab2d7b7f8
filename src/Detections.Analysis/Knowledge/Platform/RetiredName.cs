using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Platform;

/// <summary>A name that the platform gave up, or will.</summary>
/// <param name="Name">The name, as the platform wrote it.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Retired">The day from which it is not to be relied on. Where Microsoft named several, the last.</param>
/// <param name="Successors">What takes its place; none where nothing does.</param>
internal sealed record RetiredName(string Name, RetiredNameKind Kind, DateOnly Retired, ImmutableArray<string> Successors);

internal enum RetiredNameKind
{
    /// <summary>A table of a query.</summary>
    Table,

    /// <summary>A property in the <c>schedule</c> of a custom detection.</summary>
    Schedule,
}
