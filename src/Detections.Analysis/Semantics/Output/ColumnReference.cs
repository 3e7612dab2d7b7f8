using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Output;

/// <summary>A place in a rule that names a column of its query's output.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="Span">The name in the file, without quotes or braces.</param>
/// <param name="Purpose">What the column is for, as a message says it: <c>the custom detail 'Computer'</c>.</param>
internal sealed record ColumnReference(string Name, TextSpan Span, string Purpose)
{
    /// <summary>Whether it can be a column: a letter or underscore, then letters, digits and underscores.</summary>
    public bool IsWellFormed => Name is [var first, ..] && (char.IsLetter(first) || first == '_') && Name.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>How it is written.</summary>
    public ColumnReferenceForm Form { get; init; }

    /// <summary>Whether it stands for something that only the deployment fills in: an expression of an ARM template.</summary>
    public bool IsTemplateExpression => Name is ['[', ..];

    /// <summary>The reference in a scalar that holds nothing else; null for one without text, which is another fault.</summary>
    public static ColumnReference? In(MetadataScalar? scalar, string purpose, ColumnReferenceForm form = ColumnReferenceForm.Free) =>
        scalar is { Value.Length: > 0 } ? new(scalar.Value, scalar.Map.ToFile(new TextSpan(0, scalar.Value.Length)), purpose) { Form = form } : null;

    /// <summary>The edit that writes <paramref name="name"/> instead; null where the file does not hold the name as it reads.</summary>
    public TextEdit? Rename(SourceText file, string name) => file.Substring(Span) == Name ? TextEdit.Of(file, Span, name) : null;
}

internal enum ColumnReferenceForm
{
    /// <summary>A scalar of which no form is asked.</summary>
    Free,

    /// <summary>A scalar that the platform takes only where <see cref="ColumnReference.IsWellFormed"/>.</summary>
    Identifier,

    /// <summary><c>{{Column}}</c> inside of a text.</summary>
    Placeholder,
}
