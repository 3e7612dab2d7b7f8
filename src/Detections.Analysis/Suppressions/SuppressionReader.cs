using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Suppressions;

/// <summary>Reads a comment as a suppression.</summary>
internal sealed class SuppressionReader
{
    /// <summary>What every suppression begins with.</summary>
    public const string Mark = "detections:";

    private const string Example = "'detections:disable DET2001 -- reason'";
    private const string ReasonMark = "--";

    private static readonly (string Word, SuppressionScope Scope)[] Scopes =
    [
        ("disable", SuppressionScope.Line),
        ("disable-next-line", SuppressionScope.NextLine),
        ("disable-file", SuppressionScope.File),
    ];

    private readonly SourceText _file;
    private readonly Comment _comment;
    private readonly DescriptorSet _known;
    private string? _message;
    private TextSpan _place;

    private SuppressionReader(SourceText file, Comment comment, DescriptorSet known) => (_file, _comment, _known) = (file, comment, known);

    /// <summary>The suppression a comment is, or what is wrong with it (DET9012); both null where it is about something else.</summary>
    public static (SuppressionComment? Suppression, Diagnostic? Problem) Read(SourceText file, Comment comment, DescriptorSet known)
    {
        var reader = new SuppressionReader(file, comment, known);
        var suppression = reader.Read();
        return reader._message is { } message
            ? (null, SuppressionDescriptors.SuppressionIsInvalid.At(Location.Of(file, comment.Map.ToFile(reader._place)), message))
            : (suppression, null);
    }

    private SuppressionComment? Read()
    {
        var words = new Queue<Located<string>>(Words(out var reason));
        if (!words.TryDequeue(out var first) || !first.Value.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        var word = first.Value[Mark.Length..];
        var scope = Array.Find(Scopes, known => known.Word == word);
        if (scope.Word is null)
        {
            // A word that is not near any of ours is somebody else's.
            var hint = NearestName.Hint(word, Scopes.Select(known => known.Word));
            return hint.Length == 0 ? null : Refuse(first, $"The word '{word}' is unknown; use {QuotedNames.Any(Scopes.Select(known => known.Word))}.{hint}");
        }

        var ids = ImmutableArray.CreateBuilder<Located<string>>();
        while (words.TryPeek(out var next) && next.Value != "until")
        {
            if (SuppressibleIds.ProblemOf(next.Value, _known) is { } problem)
                return Refuse(next, problem);
            ids.Add(Locate(words.Dequeue()));
        }
        if (ids.Count == 0)
            return Refuse(first, $"The suppression names no id and suppresses nothing; write {Example}.");

        var until = words.TryDequeue(out _) ? ReadDay(words, first) : null;
        if (words.TryDequeue(out var excess))
            return Refuse(excess, $"The suppression cannot be read from '{excess.Value}' on; write {Example}, with 'until 2027-01-31' before the reason where it is to end.");
        if (reason.Length == 0)
            return Refuse(first, $"The suppression gives no reason and suppresses nothing; write {Example}.");
        return new SuppressionComment(scope.Scope, ids.ToImmutable(), reason, until, Locate(first));
    }

    private Located<DateOnly>? ReadDay(Queue<Located<string>> words, Located<string> first)
    {
        var written = words.TryDequeue(out var next) ? next : first with { Value = "" };
        if (DateOnly.TryParseExact(written.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new Located<DateOnly>(day, _comment.Map.ToFile(written.Span));
        Refuse(written, $"The day '{written.Value}' behind 'until' is none; write it as in 'until 2027-01-31'.");
        return null;
    }

    private SuppressionComment? Refuse(Located<string> word, string message)
    {
        if (_message is null)
            (_message, _place) = (message, word.Span);
        return null;
    }

    // Blanks and commas stand between words; the reason begins behind the first word that is '--'.
    private List<Located<string>> Words(out string reason)
    {
        var words = new List<Located<string>>();
        var (position, end) = (_comment.Span.Start, _comment.Span.End);
        while (true)
        {
            while (position < end && IsBetween(_comment.Text[position]))
                position++;
            var start = position;
            while (position < end && !IsBetween(_comment.Text[position]))
                position++;
            var span = TextSpan.FromBounds(start, position);
            var word = _comment.Text.Substring(start, span.Length);
            if (word is "" or ReasonMark)
            {
                reason = string.Join(' ', _comment.Text[position..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                return words;
            }
            words.Add(new Located<string>(word, span));
        }
    }

    private Located<string> Locate(Located<string> word) => word with { Span = _comment.Map.ToFile(word.Span) };

    private static bool IsBetween(char unit) => char.IsWhiteSpace(unit) || unit == ',';
}
