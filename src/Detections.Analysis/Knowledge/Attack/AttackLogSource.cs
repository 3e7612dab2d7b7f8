using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Attack;

/// <summary>Where ATT&amp;CK's analytics look for a technique. The list is thin: a log source that is not in it is no mistake.</summary>
/// <param name="Name"><c>WinEventLog:Security</c>, <c>AWS:CloudTrail</c>.</param>
/// <param name="Channel">What to look for there, in free text (<c>EventCode=4624, 4648</c>); null where the analytic says nothing.</param>
/// <param name="Platforms">The platforms of the analytics.</param>
public sealed record AttackLogSource(string Name, string? Channel, ImmutableArray<string> Platforms);

/// <summary>A Windows event that ATT&amp;CK's analytics name for a technique.</summary>
/// <param name="Log">The log as they write it: <c>Sysmon</c>, <c>Security</c>, <c>PowerShell</c>, <c>System</c> and so on.</param>
/// <param name="EventId">Its number in that log. MITRE's slips are kept, such as Security 1.</param>
public sealed record AttackWindowsEvent(string Log, int EventId);
