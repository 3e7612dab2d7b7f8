namespace Detections.Analysis.Knowledge.Attack;

/// <param name="Domain">Its matrix.</param>
/// <param name="Id"><c>TA0008</c>.</param>
/// <param name="ShortName"><c>lateral-movement</c>.</param>
/// <param name="Name"><c>Lateral Movement</c>.</param>
/// <param name="Status">Active or deprecated.</param>
/// <param name="Order">Its column in the matrix, counted from 1; after all columns where it is deprecated.</param>
public sealed record AttackTactic(AttackDomain Domain, string Id, string ShortName, string Name, AttackStatus Status, int Order);

/// <summary>A tactic that some text can mean.</summary>
/// <param name="Tactic">The tactic as this version of ATT&amp;CK has it.</param>
/// <param name="IsCurrent">
/// Whether the text is its id or name in this version. Otherwise it is that of another version: the tactic was
/// renamed, or split off from the one that had the name.
/// </param>
public sealed record AttackTacticMatch(AttackTactic Tactic, bool IsCurrent);
