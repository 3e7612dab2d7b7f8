using System.Collections.Immutable;

namespace Detections.Kusto.Schema.BuiltIn;

/// <summary>How <c>functions.tsv</c> writes parameters and output; SOURCES.md beside it explains the notation.</summary>
internal static class FunctionNotation
{
    private const string MoreParameters = "...";

    /// <param name="name">The function.</param>
    /// <param name="parameters">A KQL parameter list; a last <c>...</c> says that it may be incomplete.</param>
    /// <param name="output">What it returns.</param>
    /// <param name="asimColumns">The columns of an ASIM schema by its name.</param>
    /// <exception cref="InvalidOperationException">The output is in no known notation.</exception>
    public static SchemaFunction Read(string name, string parameters, string output, Func<string, ImmutableArray<SchemaColumn>> asimColumns)
    {
        var isIncomplete = parameters.EndsWith(MoreParameters + ")", StringComparison.Ordinal);
        return new SchemaFunction(name, isIncomplete ? WithoutMore(parameters) : parameters)
        {
            AcceptsAnyArguments = isIncomplete,
            Output = ReadOutput(output, asimColumns),
        };
    }

    private static string WithoutMore(string parameters) =>
        parameters[..^(MoreParameters.Length + 1)].TrimEnd(' ', ',') + ")";

    private static FunctionOutput ReadOutput(string output, Func<string, ImmutableArray<SchemaColumn>> asimColumns)
    {
        var open = output.IndexOf('(', StringComparison.Ordinal);
        if (open >= 0)
        {
            var columns = Columns(output[(open + 1)..^1]);
            return output[..open] switch
            {
                "rows " => new FunctionOutput.Tabular(columns),
                "open rows " => new FunctionOutput.Tabular(columns, IsOpen: true),
                "input + " => new FunctionOutput.InputPlus(columns),
                _ => throw Unknown(output),
            };
        }
        return output.Split(' ') switch
        {
            ["watchlist"] => new FunctionOutput.Watchlist(),
            ["database"] => new FunctionOutput.Database(IsOpen: true),
            ["foreign", "database"] => new FunctionOutput.Database(IsOpen: true, IsForeign: true),
            ["scalar", var type] => new FunctionOutput.Scalar(type),
            // Parsers return columns of their source beside those of the schema.
            ["asim", var schema] => new FunctionOutput.Tabular(asimColumns(schema), IsOpen: true),
            _ => throw Unknown(output),
        };
    }

    private static ImmutableArray<SchemaColumn> Columns(string list) =>
        [.. list.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(column => column.Split(": ")).Select(parts => new SchemaColumn(parts[0], parts[1]))];

    private static InvalidOperationException Unknown(string output) => new($"The schema data has an output '{output}' in no known notation.");
}
