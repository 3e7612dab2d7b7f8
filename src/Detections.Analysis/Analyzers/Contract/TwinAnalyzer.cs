using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds rules that have in common what each should have for itself: every one but the first is told where the first is.</summary>
/// <typeparam name="TKey">What tells twins.</typeparam>
internal abstract class TwinAnalyzer<TKey> : DetectionAnalyzer
    where TKey : struct
{
    public sealed override void AnalyzeRepository(RepositoryContext context)
    {
        foreach (var twins in context.Rules.GroupBy(KeyOf).Where(group => group.Key is not null))
        {
            var first = LocatedIn(twins.First()).Location;
            foreach (var (value, location) in twins.Skip(1).Select(LocatedIn))
                context.Report(Descriptor.At(location, value, first.InWords) with { Related = [new RelatedLocation(first, First)] });
        }
    }

    /// <summary>What is found; its message has places for what the rules share and for where the first rule is.</summary>
    protected abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>What stands at the first rule, as a related location says it.</summary>
    protected abstract string First { get; }

    /// <summary>What the rule shares with its twins; null for one that cannot have any.</summary>
    protected abstract TKey? KeyOf(RuleInFile rule);

    /// <summary>The text of a rule with a key, and where it stands.</summary>
    protected abstract (string Value, Location Location) LocatedIn(RuleInFile rule);
}
