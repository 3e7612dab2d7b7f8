using System.Collections.Immutable;
using Detections.Analysis.Text;

namespace Detections.Analysis.Diagnostics;

/// <summary>The one repair of a finding: edits that belong together, all in the file of the finding.</summary>
/// <param name="Title">What it does, as a short imperative sentence without a final period: <c>Replace 'T1086' by 'T1059.001'</c>.</param>
/// <param name="Edits">One or more, in file order, without overlap.</param>
/// <param name="Safety">Whether it may be applied unseen.</param>
public sealed record DiagnosticFix(string Title, ImmutableArray<TextEdit> Edits, FixSafety Safety);

public enum FixSafety
{
    /// <summary>The rule means the same afterwards, or what it means is not in doubt.</summary>
    Safe,

    /// <summary>Right in most cases; a person looks at it first.</summary>
    Unsafe,
}
