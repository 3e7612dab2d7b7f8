using System.Reflection;
using System.Text;

namespace Detections.Kusto;

/// <summary>
/// An embedded data file: a header line, then rows of tab-separated cells in ordinal order. Rows are found by binary
/// search over the bytes, so that a build which needs 60 tables decodes the rows of 60 tables. Immutable and safe to
/// share between threads.
/// </summary>
public sealed class SortedRows
{
    private readonly byte[] _content;
    private readonly int _firstRow;

    /// <param name="content">The file in UTF-8; its last line ends, too.</param>
    public SortedRows(byte[] content)
    {
        _content = content;
        _firstRow = EndOfLine(0) + 1;
    }

    /// <exception cref="InvalidOperationException">The assembly was built without the file.</exception>
    public static SortedRows OfResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is missing.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new SortedRows(content);
    }

    /// <summary>Every row, in file order.</summary>
    public IEnumerable<string[]> All()
    {
        for (var row = _firstRow; row < _content.Length; row = EndOfLine(row) + 1)
            yield return Cells(row);
    }

    /// <summary>The rows whose first cell is <paramref name="key"/>, in file order; none when there is no such row.</summary>
    public IEnumerable<string[]> Of(string key)
    {
        var keyBytes = Encoding.UTF8.GetBytes(key);
        for (var row = FirstRowNotBefore(keyBytes); row < _content.Length && CompareKey(row, keyBytes) == 0; row = EndOfLine(row) + 1)
            yield return Cells(row);
    }

    private int FirstRowNotBefore(byte[] key)
    {
        // Both bounds are always starts of rows, or the end of the content.
        int low = _firstRow, high = _content.Length;
        while (low < high)
        {
            var middle = StartOfLine(low + ((high - low) / 2));
            if (CompareKey(middle, key) < 0)
                low = EndOfLine(middle) + 1;
            else
                high = middle;
        }
        return low;
    }

    private int CompareKey(int row, byte[] key)
    {
        var line = _content.AsSpan(row);
        var cell = line[..line.IndexOfAny((byte)'\t', (byte)'\n')];
        return cell.SequenceCompareTo(key);
    }

    private string[] Cells(int row) => Encoding.UTF8.GetString(_content, row, EndOfLine(row) - row).Split('\t');

    private int StartOfLine(int position) => _content.AsSpan(0, position).LastIndexOf((byte)'\n') + 1;

    private int EndOfLine(int position) => position + _content.AsSpan(position).IndexOf((byte)'\n');
}
