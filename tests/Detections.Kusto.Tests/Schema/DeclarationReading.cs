using Detections.Kusto.Schema.Declarations;

namespace Detections.Kusto.Tests.Schema;

/// <summary>Reads marked schema files: <c>[|...|]</c> stands around the place of the problem.</summary>
internal static class DeclarationReading
{
    public static SchemaDeclarations WithoutProblems(string content)
    {
        var reading = SchemaDeclarations.Read("schema/test", content);
        Assert.That(reading.Problems, Is.Empty);
        return reading.Declarations;
    }

    /// <summary>Asserts that there is one problem, at the mark, and returns it with what could be read.</summary>
    public static (SchemaProblem Problem, SchemaDeclarations Declarations) WithProblem(string marked)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal);
        Assert.That(start, Is.Not.Negative.And.LessThan(end), "The text has no mark.");
        var content = marked.Remove(end, 2).Remove(start, 2);

        var reading = SchemaDeclarations.Read("schema/test", content);

        Assert.That(reading.Problems, Has.Length.EqualTo(1), string.Join('\n', reading.Problems));
        var problem = reading.Problems[0];
        Assert.That(problem.Place.Span, Is.EqualTo(TextSpan.FromBounds(start, end - 2)), problem.ToString());
        var lines = content[..start].Split('\n');
        Assert.That((problem.Place.Line, problem.Place.Column), Is.EqualTo((lines.Length - 1, lines[^1].Length)));
        return (problem, reading.Declarations);
    }
}
