using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Events;

/// <summary>Finds what a parser reads under each of the names that ASIM gives it.</summary>
internal sealed class AsimReads(IEnumerable<AsimRead> reads)
{
    private const string Event = "event";

    private static readonly string[] Prefixes = ["_ASim_", "_Im_", "ASim", "vim", "im"];

    private readonly List<NamedRead> _reads = [.. reads.Select(read => new NamedRead(LooseName.Of(read.Schema), Stem(read.Parser), read))];

    public ImmutableArray<AsimRead> Of(string function)
    {
        var name = Stem(function);
        if (name is "")
            return [];
        var ofSchema = Where(one => one.Schema == name || one.Schema == name + Event);
        if (!ofSchema.IsEmpty)
            return ofSchema;
        var ofParser = Where(one => one.Parser == name || one.Parser == WithSchema(name, one.Schema));
        if (!ofParser.IsEmpty)
            return ofParser;
        // imProcessCreate: the parsers of a schema that read one kind of its events.
        return name.EndsWith("create", StringComparison.Ordinal) || name.EndsWith("terminate", StringComparison.Ordinal)
            ? Where(one => one.Parser.StartsWith(name, StringComparison.Ordinal) || one.Parser.StartsWith(WithSchema(name, one.Schema), StringComparison.Ordinal))
            : [];
    }

    private ImmutableArray<AsimRead> Where(Func<NamedRead, bool> isMeant) =>
        [.. _reads.Where(isMeant).Select(one => one.Read)];

    // Older names leave the "Event" of the schema out.
    private static string WithSchema(string name, string schema) =>
        schema.EndsWith(Event, StringComparison.Ordinal) && schema[..^Event.Length] is var shortened && name.StartsWith(shortened, StringComparison.Ordinal)
            ? schema + name[shortened.Length..]
            : name;

    private static string Stem(string function) =>
        Array.Find(Prefixes, prefix => function.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? LooseName.Of(function[prefix.Length..]) : "";

    private sealed record NamedRead(string Schema, string Parser, AsimRead Read);
}
