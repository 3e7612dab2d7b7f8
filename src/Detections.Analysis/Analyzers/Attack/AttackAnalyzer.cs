using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Looks at each table and list in which a rule names techniques or tactics.</summary>
internal abstract class AttackAnalyzer : DetectionAnalyzer
{
    public sealed override void AnalyzeRule(RuleContext context)
    {
        foreach (var declaration in context.Attack.Declarations)
            Analyze(context, declaration);
    }

    protected abstract void Analyze(RuleContext context, AttackDeclaration declaration);

    /// <summary>A technique as messages name it: <c>'T1021.002' (Remote Services: SMB/Windows Admin Shares)</c>.</summary>
    protected static string Describe(AttackTechnique technique) => $"'{technique.Id}' ({technique.Title})";

    /// <summary><c> Did you mean ...?</c> with its leading blank, naming what replaced a technique that is out of use; empty where there is nothing to name.</summary>
    protected static string Hint(AttackKnowledge knowledge, AttackTechnique? meant) =>
        meant is not null && knowledge.CurrentOf(meant) is { } current ? $" Did you mean {Describe(current)}?" : "";
}
