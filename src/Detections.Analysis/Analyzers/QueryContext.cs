using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Semantics.Time;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Analyzers;

/// <summary>A query with all that is known about it, and the way to report a finding in it.</summary>
public sealed class QueryContext
{
    internal QueryContext(SourceText file, DetectionRule rule, RuleQuery query, BoundQuery bound, KustoSchema schema, SchemaSubset subset, KustoEnvironment environment, DetectionKnowledge knowledge)
    {
        File = file;
        Rule = rule;
        Query = query;
        Bound = bound;
        Schema = schema;
        Subset = subset;
        Environment = environment;
        Knowledge = knowledge;
        Findings = new EngineFindings(bound, subset);
    }

    /// <summary>The text of the rule's file.</summary>
    public SourceText File { get; }

    public DetectionRule Rule { get; }

    /// <summary>The query as it is written.</summary>
    public RuleQuery Query { get; }

    /// <summary>The query as the engine understands it.</summary>
    public BoundQuery Bound { get; }

    /// <summary>All tables and functions of the build.</summary>
    public KustoSchema Schema { get; }

    /// <summary>The part of <see cref="Schema"/> the engine bound the query with.</summary>
    public SchemaSubset Subset { get; }

    /// <summary>What the query is read against.</summary>
    public KustoEnvironment Environment { get; }

    /// <summary>The facts about ATT&amp;CK and events.</summary>
    public DetectionKnowledge Knowledge { get; }

    /// <summary>What the engine holds against the query, by meaning.</summary>
    internal EngineFindings Findings { get; }

    /// <summary>What the names that the query declares stand for.</summary>
    internal LetBindings Lets => field ??= new LetBindings(Bound.Root);

    /// <summary>Where the query refers to names.</summary>
    internal NameUses Uses => field ??= new NameUses(Bound.Root);

    /// <summary>The way its rows take from their sources to its result.</summary>
    internal ResultRows Rows => field ??= new ResultRows(Bound, Lets);

    /// <summary>The sources the query reads, and the events of them.</summary>
    internal QueryReads Reads => field ??= QueryReads.Of(Bound, Lets, Knowledge.Events);

    /// <summary>How far back the query looks.</summary>
    internal QueryTimes Times => field ??= QueryTimes.Of(Bound, Lets, Rows, Environment);

    /// <summary>The conditions of the query, as trees.</summary>
    internal QueryConditions Conditions => field ??= QueryConditions.Of(Bound, Lets);

    /// <summary>The comparisons of the query with values that it states, in conditions and elsewhere, in the order of the text.</summary>
    internal ImmutableArray<Comparison> Comparisons => field.IsDefault ? field = StatedComparisons.In(Bound.Root, Lets) : field;

    /// <summary>What was reported so far.</summary>
    internal ImmutableArray<Diagnostic>.Builder Reported { get; } = ImmutableArray.CreateBuilder<Diagnostic>();

    internal ImmutableArray<Diagnostic> Diagnostics => Reported.ToImmutable();

    /// <summary>Reports a finding at a part of the query.</summary>
    /// <param name="descriptor">One of the analyzer's <see cref="DetectionAnalyzer.SupportedDiagnostics"/>.</param>
    /// <param name="span">The smallest part of the query that shows it, in units of the query's text.</param>
    /// <param name="arguments">The values for the descriptor's message.</param>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
        Report(descriptor.At(Locate(span), arguments));

    /// <summary>Reports a finding that has related places or a fix: <c>Rule.At(context.Locate(span), ...) with { Fix = ... }</c>.</summary>
    public void Report(Diagnostic diagnostic) => Reported.Add(diagnostic);

    /// <summary>
    /// An edit of the query, for a fix; null where the file does not have this part letter by letter, or where the new text might
    /// have to be escaped.
    /// </summary>
    public TextEdit? Edit(TextSpan span, string newText)
    {
        var place = Query.Map.ToFile(span);
        return File.Substring(place) == Query.Text.Substring(span.Start, span.Length) && newText.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is ' ' or '_' or '-' or '.' or '=' or '~' or '(' or ')')
            ? TextEdit.Of(File, place, newText)
            : null;
    }

    /// <summary>
    /// An edit that takes a part of the query out, for a fix, with the indentation that the file has inside of it; null where the file does
    /// not have this part line by line.
    /// </summary>
    public TextEdit? Removal(TextSpan span)
    {
        var place = Query.Map.ToFile(span);
        return Lines(File.Substring(place)).SequenceEqual(Lines(Query.Text.Substring(span.Start, span.Length)), StringComparer.Ordinal) ? TextEdit.Of(File, place, "") : null;

        static IEnumerable<string> Lines(string text) => text.Split('\n').Select((line, i) => i == 0 ? line.TrimEnd() : line.Trim());
    }

    /// <summary>Where a part of the query stands in the file.</summary>
    public Location Locate(TextSpan span) => Location.Of(File, Query.Map.ToFile(span));
}
