using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Attack;

/// <summary>A technique or sub-technique as one version of ATT&amp;CK has it.</summary>
public sealed record AttackTechnique
{
    /// <summary><c>T1021</c> or, for a sub-technique, <c>T1021.002</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its own name, without that of its parent: <c>SMB/Windows Admin Shares</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The title as pages write it: <c>Remote Services: SMB/Windows Admin Shares</c>; the name where there is no parent.</summary>
    public required string Title { get; init; }

    public required AttackDomain Domain { get; init; }

    public required AttackStatus Status { get; init; }

    /// <summary>
    /// The tactics in the order of the matrix. Of a technique that is not active they say little: MITRE carries new
    /// names of tactics over to it, even where its successors went elsewhere.
    /// </summary>
    public ImmutableArray<AttackTactic> Tactics { get; init; } = [];

    /// <summary>In ordinal order, as ATT&amp;CK writes them (<c>Windows</c>, <c>Office Suite</c>); none where it names none. Those of 19.1 in every version.</summary>
    public ImmutableArray<string> Platforms { get; init; } = [];

    /// <summary>Id of the technique that replaced it; null where it is not revoked, or the successor is not known.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>Names that the id has in the other versions known here, and not in this one.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>The last version in which it was active: this one, while it is.</summary>
    public required string LastActiveVersion { get; init; }

    public bool IsActive => Status == AttackStatus.Active;

    /// <summary>Id of the technique it is a part of; null where it is none's.</summary>
    public string? ParentId => Id.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? Id[..dot] : null;

    /// <summary>Whether <paramref name="text"/> is its name or title in this version. Letter case, punctuation and blanks do not matter.</summary>
    public bool HasName(string text) =>
        LooseName.Of(text) is var name && (name == LooseName.Of(Name) || name == LooseName.Of(Title));
}
