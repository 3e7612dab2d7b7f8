using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Knowledge.Declarations;
using Detections.Analysis.Knowledge.Events;

namespace Detections.Analysis.Knowledge;

/// <summary>What a build knows about ATT&amp;CK and events. Read on first use, for many builds need none of it; safe to share between threads.</summary>
public sealed class DetectionKnowledge
{
    private readonly Lazy<AttackKnowledge> _attack;
    private readonly Lazy<EventKnowledge> _events;

    /// <param name="version">The release of ATT&amp;CK.</param>
    /// <param name="declarations">The outcome of <see cref="KnowledgeDeclarations.Merge"/> over the files of the repository.</param>
    public DetectionKnowledge(AttackVersion version, KnowledgeDeclarations declarations)
    {
        AttackVersion = version;
        _attack = new(() => AttackKnowledge.Of(version));
        _events = new(() => declarations == KnowledgeDeclarations.Empty ? EventKnowledge.BuiltIn : EventKnowledge.BuiltIn.With(declarations));
    }

    public AttackVersion AttackVersion { get; }

    public AttackKnowledge Attack => _attack.Value;

    /// <summary>The built-in events with those that the repository declares.</summary>
    public EventKnowledge Events => _events.Value;
}
