using System.Collections.Immutable;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Kusto;

/// <summary>A query as the official engine understands it. Immutable; nothing in it refers back to the engine.</summary>
/// <param name="Text">The query.</param>
/// <param name="Root">The syntax tree, bound.</param>
/// <param name="Diagnostics">The engine's errors and warnings, in its order.</param>
/// <param name="Advice">What Kusto's own analyzers say (KS5xx), in their order.</param>
/// <param name="ResultType">What the query returns: a <see cref="TableSymbol"/> for rows; null where the engine cannot tell.</param>
public sealed record BoundQuery(
    string Text,
    SyntaxNode Root,
    ImmutableArray<KustoDiagnostic> Diagnostics,
    ImmutableArray<KustoDiagnostic> Advice,
    TypeSymbol? ResultType);

/// <summary>A diagnostic of the engine.</summary>
/// <param name="Code">Kusto's code, <c>KS142</c>.</param>
/// <param name="Severity">Kusto's severity: <c>Error</c>, <c>Warning</c>, <c>Suggestion</c>, <c>Information</c> or <c>Hidden</c>.</param>
/// <param name="Span">Where in the query; cut to the query's length.</param>
/// <param name="Message">Kusto's message.</param>
/// <param name="Candidates">The names the engine knows in the place of one it does not know, for did-you-mean; empty for other diagnostics.</param>
public sealed record KustoDiagnostic(string Code, string Severity, TextSpan Span, string Message, ImmutableArray<string> Candidates);
