using System.Collections.Immutable;

namespace Detections.Analysis.Caching;

/// <summary>
/// Takes values one after the other to bytes or from bytes. Each method is given a value and gives it back: who writes gives what there is, who
/// reads gives nothing and takes what comes. So one list of fields does for both, and cannot be another one on the way back.
/// </summary>
internal sealed class KeptFields : IDisposable
{
    private const int MostExpected = 1024;

    private readonly BinaryWriter? _output;
    private readonly BinaryReader? _input;

    private KeptFields(BinaryWriter? output, BinaryReader? input) => (_output, _input) = (output, input);

    /// <summary>Whether values are taken from bytes.</summary>
    public bool AreRead => _input is not null;

    /// <summary>Whether all bytes are read.</summary>
    public bool AreAtEnd => _input is { BaseStream: var input } && input.Position == input.Length;

    public static KeptFields To(Stream output) => new(new BinaryWriter(output), null);

    /// <summary>An <see cref="IOException"/> or <see cref="FormatException"/> says where the bytes are not those of the values that are asked for.</summary>
    public static KeptFields From(byte[] content) => new(null, new BinaryReader(new MemoryStream(content)));

    public bool Flag(bool? value)
    {
        if (_input is not null)
            return _input.ReadBoolean();
        _output!.Write(value!.Value);
        return value.Value;
    }

    public int Number(int? value)
    {
        if (_input is not null)
            return _input.Read7BitEncodedInt();
        _output!.Write7BitEncodedInt(value!.Value);
        return value.Value;
    }

    public string Text(string? value)
    {
        if (_input is not null)
            return _input.ReadString();
        _output!.Write(value!);
        return value!;
    }

    public string? TextOrNone(string? value) => Flag(value is not null) ? Text(value) : null;

    public int? NumberOrNone(int? value) => Flag(value is not null) ? Number(value) : null;

    public TimeSpan? DurationOrNone(TimeSpan? value)
    {
        if (!Flag(value is not null))
            return null;
        if (_input is not null)
            return new TimeSpan(_input.ReadInt64());
        _output!.Write(value!.Value.Ticks);
        return value;
    }

    /// <param name="value">The value.</param>
    /// <param name="fields">Takes its fields.</param>
    public T? OneOrNone<T>(T? value, Func<T?, T> fields)
        where T : class => Flag(value is not null) ? fields(value) : null;

    /// <param name="values">The values.</param>
    /// <param name="fields">Takes the fields of one.</param>
    public ImmutableArray<T> All<T>(ImmutableArray<T>? values, Func<T?, T> fields)
        where T : class
    {
        var count = Number(values?.Length);
        // Nobody reserves room for what may not be there.
        var all = ImmutableArray.CreateBuilder<T>(Math.Clamp(count, 0, MostExpected));
        for (var i = 0; i < count; i++)
            all.Add(fields(values?[i]));
        return all.DrainToImmutable();
    }

    public ImmutableArray<string> Texts(ImmutableArray<string>? values) => All(values, Text);

    public void Dispose()
    {
        _output?.Dispose();
        _input?.Dispose();
    }
}
