using System.Globalization;

namespace Detections.Benchmarks;

/// <summary>Figures as the rows of a Markdown table, each beside the first row: the ratios hold on other machines, the seconds do not.</summary>
/// <param name="what">The header of the first column.</param>
internal sealed class FigureTable(string what)
{
    private TimeSpan? _first;

    /// <summary>Prints a row as soon as it is known.</summary>
    public void Add(string name, TimeSpan time, TimeSpan processorTime, long megabytes)
    {
        if (_first is null)
        {
            Console.WriteLine($"\n| {what} | Time | Processor time | Of the first | Memory of all processes |\n|---|---|---|---|---|");
            _first = processorTime;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {time.TotalSeconds:F1} s | {processorTime.TotalSeconds:F1} s | {processorTime / _first:F3} | {megabytes} MB |"));
    }
}
