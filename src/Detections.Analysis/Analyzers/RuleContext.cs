using System.Collections.Immutable;
using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Reading;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Attack;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Analyzers;

/// <summary>A rule as its file states it, with its queries as the engine understands them, and the way to report a finding in it.</summary>
public sealed class RuleContext
{
    internal RuleContext(SourceText file, DetectionRule rule, ImmutableArray<QueryContext> queries, DetectionKnowledge knowledge, AnalysisOptions options)
    {
        File = file;
        Rule = rule;
        Queries = queries;
        Knowledge = knowledge;
        Options = options;
    }

    /// <summary>The text of the rule's file.</summary>
    public SourceText File { get; }

    public DetectionRule Rule { get; }

    /// <summary>Those queries of the rule that the engine analyzed, in file order. A finding in one of them is reported there.</summary>
    public ImmutableArray<QueryContext> Queries { get; }

    /// <summary>Whether nothing is missing in <see cref="Queries"/>. Otherwise nobody knows what else the rule reads or returns.</summary>
    public bool HasAllQueries => Queries.Length == Rule.Queries.Length;

    /// <summary>The facts about ATT&amp;CK and events.</summary>
    public DetectionKnowledge Knowledge { get; }

    /// <summary>What rules are held to.</summary>
    public AnalysisOptions Options { get; }

    /// <summary>The day of the build; null where none is said, and then nothing is asked of dates.</summary>
    /// <remarks>What was found holds for this day only once somebody asked: ask where the answer counts, and not before.</remarks>
    public DateOnly? Today
    {
        get
        {
            DependsOnToday = true;
            return field;
        }

        internal init;
    }

    /// <summary>Whether somebody asked for <see cref="Today"/>.</summary>
    internal bool DependsOnToday { get; private set; }

    /// <summary>The tactics and techniques the rule declares.</summary>
    internal AttackCoverage Attack => field ??= AttackCoverage.Of(File, Rule);

    /// <summary>The events the rule declares.</summary>
    internal EventCoverage Events => field ??= EventCoverage.Of(File, Rule, Knowledge);

    /// <summary>What the queries of the rule read; null where one of them was not analyzed, for then nobody knows.</summary>
    internal RuleReads? Reads => HasAllQueries ? field ??= new RuleReads([.. Queries.Select(query => query.Reads)], Knowledge.Events) : null;

    /// <summary>The rule's metadata, read by the contract of its form.</summary>
    internal ContractReading Contract => field ??= ContractReading.Of(Rule);

    /// <summary>What the rule does with the columns of its query.</summary>
    internal RuleOutput Output => field ??= RuleOutput.Of(this);

    /// <summary>Writes generated sections; null where nobody can, and then nothing is asked of them.</summary>
    internal IRuleSections? Sections { get; init; }

    /// <summary>The rule's file, from the root of the tree, with <c>/</c>.</summary>
    internal string PathInTree { get; init; } = "";

    /// <summary>The environment of a query that does not say one.</summary>
    internal KustoEnvironment DefaultEnvironment { get; init; }

    /// <summary>What the catalog says of the rule.</summary>
    internal CatalogRule Page => field ??= CatalogRuleReader.Read(this, PathInTree, DefaultEnvironment);

    /// <summary>What was reported so far.</summary>
    internal ImmutableArray<Diagnostic>.Builder Reported { get; } = ImmutableArray.CreateBuilder<Diagnostic>();

    internal ImmutableArray<Diagnostic> Diagnostics => Reported.ToImmutable();

    /// <summary>Reports a finding at a part of the file.</summary>
    /// <param name="descriptor">One of the analyzer's <see cref="DetectionAnalyzer.SupportedDiagnostics"/>.</param>
    /// <param name="span">The smallest part of the file that shows it, in units of the file's text.</param>
    /// <param name="arguments">The values for the descriptor's message.</param>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
        Report(descriptor.At(Locate(span), arguments));

    /// <summary>Reports a finding that has related places or a fix: <c>Rule.At(context.Locate(span), ...) with { Fix = ... }</c>.</summary>
    public void Report(Diagnostic diagnostic) => Reported.Add(diagnostic);

    /// <summary>Where a part of the file stands.</summary>
    public Location Locate(TextSpan span) => Location.Of(File, span);

    /// <summary>Whether a value stands in the file as it reads: without marks or escapes inside, so that a part of it has a place of its own.</summary>
    public bool IsVerbatim(Located<string> value) => File.Substring(value.Span) == value.Value;

    /// <summary>An edit of the file, for a fix.</summary>
    public TextEdit Edit(TextSpan span, string newText) => TextEdit.Of(File, span, newText);

    /// <summary>An edit that leaves a scalar its quotes; null where the file does not hold the value as it reads.</summary>
    /// <param name="scalar">A key or value of the rule.</param>
    /// <param name="newValue">The new value, a word that needs no quotes or escapes.</param>
    public TextEdit? Edit(MetadataScalar scalar, string newValue)
    {
        var place = scalar.Map.ToFile(new TextSpan(0, scalar.Value.Length));
        return File.Substring(place) == scalar.Value ? Edit(place, newValue) : null;
    }
}
