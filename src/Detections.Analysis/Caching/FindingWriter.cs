using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Text;

namespace Detections.Analysis.Caching;

/// <summary>Writes findings and what belongs to them as bytes, the same for the same findings. The other side is <see cref="FindingReader"/>.</summary>
internal sealed class FindingWriter(RootedPaths paths) : IDisposable
{
    /// <summary>How a day is written.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    private readonly MemoryStream _stream = new();
    private BinaryWriter Output => field ??= new BinaryWriter(_stream);

    public byte[] ToBytes()
    {
        Output.Flush();
        return _stream.ToArray();
    }

    public void Write(int number) => Output.Write7BitEncodedInt(number);

    public void Write(bool value) => Output.Write(value);

    public void Write(string text) => Output.Write(text);

    public void Write(DateOnly day) => Write(day.ToString(DayFormat, CultureInfo.InvariantCulture));

    public void Write<T>(ImmutableArray<T> items, Action<T> write)
    {
        Write(items.Length);
        foreach (var item in items)
            write(item);
    }

    public void WriteOptional<T>(T? item, Action<T> write)
        where T : class
    {
        Write(item is not null);
        if (item is not null)
            write(item);
    }

    public void Write(Diagnostic diagnostic)
    {
        // Kusto's codes have a descriptor for each severity.
        Write(diagnostic.Id);
        Write((int)diagnostic.Descriptor.DefaultSeverity);
        Write(diagnostic.Location);
        Write(diagnostic.Message);
        Write(diagnostic.Related, related =>
        {
            Write(related.Location);
            Write(related.Message);
        });
        WriteOptional(diagnostic.Fix, Write);
    }

    public void Write(Location location)
    {
        Write(paths.Shorten(location.Path));
        Write(location.Start.Line);
        Write(location.Start.Column);
        Write(location.End.Line);
        Write(location.End.Column);
    }

    public void Write(PlacedText text)
    {
        Write(text.Value);
        Write(text.Location);
    }

    public void Write(Suppression suppression)
    {
        Write(suppression.Line is not null);
        Write(suppression.Line ?? 0);
        Write(suppression.Ids, Write);
        Write(suppression.Reason);
        WriteOptional(suppression.Until, until =>
        {
            Write(until.Day);
            Write(until.Location);
        });
    }

    public void Write(RuleInFile rule)
    {
        Write(rule.Location);
        Write((int)rule.Kind);
        Write(rule.IsAzureResource);
        WriteOptional(rule.Id, Write);
        WriteOptional(rule.Title, Write);
    }

    public void Dispose() => _stream.Dispose();

    private void Write(DiagnosticFix fix)
    {
        Write(fix.Title);
        Write((int)fix.Safety);
        Write(fix.Edits, Write);
    }

    private void Write(TextEdit edit)
    {
        Write(edit.Span.Start);
        Write(edit.Span.Length);
        Write(edit.NewText);
        Write(edit.Location);
    }
}
