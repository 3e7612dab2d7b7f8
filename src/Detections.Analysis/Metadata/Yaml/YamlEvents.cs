using Detections.Analysis.Text;
using Detections.Kusto;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Detections.Analysis.Metadata.Yaml;

/// <summary>The events of YamlDotNet's parser over a part of a file, with places in that file.</summary>
internal sealed class YamlEvents
{
    private readonly SourceText _text;
    private readonly TextSpan _region;
    private readonly Scanner _scanner;
    private readonly Parser _parser;

    public YamlEvents(SourceText text, TextSpan region)
    {
        _text = text;
        _region = region;
        _scanner = new Scanner(new StringReader(text.Substring(region)));
        _parser = new Parser(_scanner);
    }

    /// <summary>The next event, or null behind the last one.</summary>
    /// <exception cref="YamlProblemException">The text is no YAML.</exception>
    public ParsingEvent? Next()
    {
        try
        {
            return _parser.MoveNext() ? _parser.Current : null;
        }
        // On some bad input the parser fails with exceptions of its own code (InvalidOperationException on a flow
        // value that is not indented, ArgumentOutOfRangeException on half a surrogate pair): all of them mean bad YAML.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new YamlProblemException(YamlSyntaxProblem.Describe(_text, exception, Offset, _scanner.CurrentPosition));
        }
    }

    // An empty value behind an anchor can end, for the parser, before it starts.
    public TextSpan SpanOf(ParsingEvent parsingEvent)
    {
        var start = Offset(parsingEvent.Start);
        return TextSpan.FromBounds(start, Math.Max(start, Offset(parsingEvent.End)));
    }

    // YamlDotNet counts UTF-16 units from the start of what it was given.
    private int Offset(Mark mark) => (int)Math.Min(_region.Start + mark.Index, _region.End);
}
