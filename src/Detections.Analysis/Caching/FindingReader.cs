using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Caching;

/// <summary>Reads what <see cref="FindingWriter"/> wrote.</summary>
/// <param name="content">The bytes.</param>
/// <param name="paths">How paths are written.</param>
/// <param name="descriptors">What the ids of findings stand for.</param>
internal sealed class FindingReader(ArraySegment<byte> content, RootedPaths paths, KnownDescriptors descriptors) : IDisposable
{
    private readonly BinaryReader _input = new(new MemoryStream(content.Array!, content.Offset, content.Count));
    private string _written = "";
    private string _path = "";

    public int ReadNumber() => _input.Read7BitEncodedInt();

    public bool ReadBoolean() => _input.ReadBoolean();

    public string ReadText() => _input.ReadString();

    public DateOnly ReadDay() => DateOnly.ParseExact(ReadText(), FindingWriter.DayFormat, CultureInfo.InvariantCulture);

    public ImmutableArray<T> ReadAll<T>(Func<T> read)
    {
        var length = ReadNumber();
        // Every item takes a byte at least: nobody reserves room for what is not there.
        if (length > _input.BaseStream.Length - _input.BaseStream.Position)
            throw new InvalidDataException($"There are no {length} items here.");
        var items = ImmutableArray.CreateBuilder<T>(length);
        for (var i = 0; i < length; i++)
            items.Add(read());
        return items.MoveToImmutable();
    }

    public T? ReadOptional<T>(Func<T> read)
        where T : class =>
        ReadBoolean() ? read() : null;

    public Diagnostic ReadDiagnostic() =>
        new(descriptors.Find(ReadText(), (DiagnosticSeverity)ReadNumber()), ReadLocation(), ReadText())
        {
            Related = ReadAll(() => new RelatedLocation(ReadLocation(), ReadText())),
            Fix = ReadOptional(ReadFix),
        };

    public Location ReadLocation() => new(ReadPath(), ReadPosition(), ReadPosition());

    public PlacedText ReadPlacedText() => new(ReadText(), ReadLocation());

    public Suppression ReadSuppression()
    {
        var hasLine = ReadBoolean();
        var line = ReadNumber();
        return new Suppression(hasLine ? line : null, ReadAll(ReadPlacedText), ReadText(), ReadOptional(() => new PlacedDay(ReadDay(), ReadLocation())));
    }

    public RuleInFile ReadRule() => new(ReadLocation(), (RuleKind)ReadNumber(), ReadBoolean(), ReadOptional(ReadPlacedText), ReadOptional(ReadPlacedText));

    public void Dispose() => _input.Dispose();

    private DiagnosticFix ReadFix()
    {
        var title = ReadText();
        var safety = (FixSafety)ReadNumber();
        return new DiagnosticFix(title, ReadAll(ReadEdit), safety);
    }

    private TextEdit ReadEdit() => new(new TextSpan(ReadNumber(), ReadNumber()), ReadText(), ReadLocation());

    private LinePosition ReadPosition() => new(ReadNumber(), ReadNumber());

    // Nearly all places of a file are in the file.
    private string ReadPath()
    {
        var written = ReadText();
        if (written != _written)
            (_written, _path) = (written, paths.Restore(written));
        return _path;
    }
}
