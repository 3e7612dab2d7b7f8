using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Detections.Analysis.Knowledge;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>Reads the ATT&amp;CK tables of a rule document. What a table is, its header says; any other table is left alone.</summary>
internal static partial class AttackTables
{
    public static IEnumerable<AttackDeclaration> Read(SourceText file, ImmutableArray<RuleTable> tables) =>
        tables.Select(table => Read(file, table)).OfType<AttackDeclaration>();

    /// <summary>Whether a table is the one of ATT&amp;CK on the page of a rule.</summary>
    public static bool IsOfPage(RuleTable table) => table.Header.Select(cell => LooseName.Of(cell.Value)).ToArray() is ["tactic" or "tactics", "technique" or "techniques"];

    private static AttackDeclaration? Read(SourceText file, RuleTable table) => table.Header.Select(cell => LooseName.Of(cell.Value)).ToArray() switch
    {
        ["tactic" or "tactics", "technique" or "techniques"] => Table(file, table, row => TechniquesOfTactic(file, row), hasTactics: true),
        ["tactic", "technique", "subtechnique", "techniquename"] => Table(file, table, row => TechniqueWithSubtechnique(file, row), hasTactics: true),
        ["techniqueid", "title", "link"] => Table(file, table, row => TechniqueWithLink(file, row), hasTactics: false),
        _ => null,
    };

    private static AttackDeclaration Table(
        SourceText file,
        RuleTable table,
        Func<ImmutableArray<Located<string>>, IEnumerable<DeclaredTechnique>> read,
        bool hasTactics) => new(
        AttackDeclarationForm.Table,
        [.. table.Rows.SelectMany(read)],
        hasTactics ? [.. table.Rows.SelectMany(row => row is [var tactic, ..] ? MappedText.Of(file, tactic).Members() : [])] : []);

    // | Lateral Movement | T1021.002 Remote Services: SMB/Windows Admin Shares, T1021.006 Remote Services: Windows Remote Management |
    private static IEnumerable<DeclaredTechnique> TechniquesOfTactic(SourceText file, ImmutableArray<Located<string>> row) =>
        row is [var tactic, var techniques] ? TechniqueText.Read(MappedText.Of(file, techniques), tactic) : [];

    // | TA0008 - Lateral Movement | T1021 | 006 | Remote Services - Windows Remote Management |
    private static IEnumerable<DeclaredTechnique> TechniqueWithSubtechnique(SourceText file, ImmutableArray<Located<string>> row)
    {
        if (row is not [var tactic, var technique, var subtechnique, ..])
            return [];
        var name = row.Length > 3 ? row[3] : null;
        if (Number().Match(subtechnique.Value) is { Success: true } number)
        {
            // The name is that of the sub-technique, so where the technique cannot be read nothing is known of either.
            return ReadOne(file, technique, tactic, name) is { } parent
                ? [parent with { Id = new Located<string>($"{parent.Id.Value}.{number.Groups[1].Value}", TextSpan.FromBounds(parent.Span.Start, subtechnique.Span.End)) }]
                : [];
        }
        if (ReadOne(file, subtechnique, tactic, name) is { } whole)
            return [whole];
        if (!subtechnique.Value.Any(char.IsLetterOrDigit) || LooseName.Of(subtechnique.Value) is "na" or "none")
            return ReadOne(file, technique, tactic, name) is { } one ? [one] : [];
        return [];
    }

    // | T1021.006 | Remote Services: Windows Remote Management | https://attack.mitre.org/techniques/T1021/006/ |
    private static IEnumerable<DeclaredTechnique> TechniqueWithLink(SourceText file, ImmutableArray<Located<string>> row)
    {
        if (row.IsEmpty || ReadOne(file, row[0], tactic: null, row.Length > 1 ? row[1] : null) is not { } technique)
            return [];
        var link = row.Length > 2 && row[2].Value.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? row[2] : null;
        return [technique with { Link = link }];
    }

    // A cell that is for one id: with two in it, nobody knows which of them the cells beside belong to.
    private static DeclaredTechnique? ReadOne(SourceText file, Located<string> id, Located<string>? tactic, Located<string>? name) =>
        TechniqueText.Read(MappedText.Of(file, id)).Take(2).ToArray() is [var technique]
            ? technique with { Tactic = tactic, Name = name is { Value.Length: > 0 } ? name : technique.Name }
            : null;

    [GeneratedRegex(@"\A\.?([0-9]{1,4})\z")]
    private static partial Regex Number();
}
