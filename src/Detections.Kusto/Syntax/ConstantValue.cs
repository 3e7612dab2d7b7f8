namespace Detections.Kusto.Syntax;

/// <summary>The value of a constant expression.</summary>
/// <param name="Value">
/// By the expression's type: <c>string</c> and <c>dynamic</c> (its JSON text) a <see cref="string"/>, <c>bool</c> a <see cref="bool"/>,
/// <c>int</c> and <c>long</c> a <see cref="long"/>, <c>real</c> a <see cref="double"/>, <c>decimal</c> a <see cref="decimal"/>,
/// <c>datetime</c> a <see cref="DateTime"/> in UTC, <c>timespan</c> a <see cref="TimeSpan"/>, <c>guid</c> a <see cref="Guid"/>.
/// Null for a constant whose value the engine does not compute (<c>2*1d</c>), for a null literal, and for a text with one half of a character.
/// </param>
public sealed record ConstantValue(object? Value);
