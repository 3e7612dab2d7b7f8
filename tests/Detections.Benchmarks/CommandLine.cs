using System.Collections.Immutable;
using System.Globalization;

namespace Detections.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        usage: Detections.Benchmarks FOLDER... [MODE] [OPTION]...
        What is done with the rule files of the folders:
          (nothing)           analyzed in this process without a cache: --passes N, --workers N, --findings
          --builds            the engine alone, then builds one after the other, each in a process of its own
          --figures N,N...    all tables of docs/performance.md, with generated repositories of N rules
          --generate N        a repository of N rules is made of them in --into FOLDER
          --scale N,N...      builds of generated repositories of N rules
          --soak N            N builds of one in a row with random edits, and a quarter as many with 'dotnet build' and faults
        For all: --seed N
        """;

    public ImmutableArray<string> Folders { get; private init; } = [];

    /// <summary>The mode without its hyphens; empty to analyze.</summary>
    public string Mode { get; private init; } = "";

    /// <summary>The numbers behind the mode.</summary>
    public ImmutableArray<int> Sizes { get; private init; } = [];

    public int Passes { get; private init; } = 2;

    public int Workers { get; private init; } = Environment.ProcessorCount;

    public bool ShowFindings { get; private init; }

    public bool WithCatalog { get; private init; }

    public int Seed { get; private init; } = 1;

    public string Into { get; private init; } = "";

    /// <summary>Null where it cannot be understood.</summary>
    public static CommandLine? Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine();
        for (var at = 0; at < arguments.Count; at++)
        {
            var argument = arguments[at];
            string Next() => ++at < arguments.Count ? arguments[at] : "";
            var parsed = argument switch
            {
                "--builds" or "--cost" => line with { Mode = argument[2..] },
                "--figures" or "--generate" or "--scale" or "--soak" => Numbers(Next()) is { IsEmpty: false } sizes ? line with { Mode = argument[2..], Sizes = sizes } : null,
                "--passes" => Numbers(Next()) is [var passes] ? line with { Passes = passes } : null,
                "--workers" => Numbers(Next()) is [var workers] ? line with { Workers = workers } : null,
                "--seed" => Numbers(Next()) is [var seed] ? line with { Seed = seed } : null,
                "--findings" => line with { ShowFindings = true },
                "--catalog" => line with { WithCatalog = true },
                "--into" => line with { Into = Path.GetFullPath(Next()) },
                _ => argument.StartsWith('-') ? null : line with { Folders = line.Folders.Add(Path.GetFullPath(argument)) },
            };
            if (parsed is null)
                return null;
            line = parsed;
        }
        return line.Folders.IsEmpty ? null : line;
    }

    private static ImmutableArray<int> Numbers(string text) =>
        text.Split(',').All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)) ? [.. text.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture))] : [];
}
