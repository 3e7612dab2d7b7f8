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

    /// <summary>The table as what it declares, which may be nothing; null for a table about something else.</summary>
    public static AttackDeclaration? Read(SourceText file, RuleTable table) => table.Header.Select(cell => LooseName.Of(cell.Value)).ToArray() switch
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
        hasTactics ? [.. table.Rows.SelectMany(row => TacticsOf(file, row))] : []);

    private static IEnumerable<DeclaredTactic> TacticsOf(SourceText file, ImmutableArray<Located<string>> row)
    {
        if (row is not [var cell, .. var others])
            return [];
        var isAlone = !others.Any(other => other.Value.Any(char.IsLetterOrDigit));
        return MappedText.Of(file, cell).Members().Select(member => new DeclaredTactic(member.Text, cell) { IsAlone = isAlone });
    }

    // | Lateral Movement | T1021.002 Remote Services: SMB/Windows Admin Shares, T1021.006 Remote Services: Windows Remote Management |
    private static DeclaredTechnique[] TechniquesOfTactic(SourceText file, ImmutableArray<Located<string>> row)
    {
        if (row is not [var tactic, var cell])
            return [];
        var techniques = TechniqueText.Read(MappedText.Of(file, cell), tactic).ToArray();
        return techniques is [var one] ? [one with { Removal = EntryRemoval.Row(file, row) }] : techniques;
    }

    // | TA0008 - Lateral Movement | T1021 | 006 | Remote Services - Windows Remote Management |
    private static IEnumerable<DeclaredTechnique> TechniqueWithSubtechnique(SourceText file, ImmutableArray<Located<string>> row)
    {
        if (row is not [var tactic, var technique, var subtechnique, ..])
            return [];
        var name = row.Length > 3 ? row[3] : null;
        if (Number().Match(subtechnique.Value) is { Success: true } number)
        {
            // The name is that of the sub-technique, so where the technique cannot be read nothing is known of either.
            return ReadOne(file, row, technique, tactic, name) is { } parent ? [Subtechnique(parent, subtechnique, number.Groups[1].Value)] : [];
        }
        if (ReadOne(file, row, subtechnique, tactic, name) is { } whole)
            return [whole with { IdPlaces = [] }];
        if (!subtechnique.Value.Any(char.IsLetterOrDigit) || LooseName.Of(subtechnique.Value) is "na" or "none")
            return ReadOne(file, row, technique, tactic, name) is { } one ? [one with { IsTechniqueOnly = true }] : [];
        return [];
    }

    private static DeclaredTechnique Subtechnique(DeclaredTechnique parent, Located<string> cell, string number) => parent with
    {
        Id = new Located<string>($"{parent.Id.Value}.{number}", TextSpan.FromBounds(parent.Span.Start, cell.Span.End)),
        IdPlaces = cell.Value == number ? parent.IdPlaces.Add(cell.Span) : [],
    };

    // | T1021.006 | Remote Services: Windows Remote Management | https://attack.mitre.org/techniques/T1021/006/ |
    private static IEnumerable<DeclaredTechnique> TechniqueWithLink(SourceText file, ImmutableArray<Located<string>> row)
    {
        if (row.IsEmpty || ReadOne(file, row, row[0], tactic: null, row.Length > 1 ? row[1] : null) is not { } technique)
            return [];
        return [technique with { Link = row.Length > 2 ? AttackLink.In(file, row[2]) : null }];
    }

    // A cell that is for one id: with two in it, nobody knows which of them the cells beside belong to.
    private static DeclaredTechnique? ReadOne(SourceText file, ImmutableArray<Located<string>> row, Located<string> id, Located<string>? tactic, Located<string>? name) =>
        TechniqueText.Read(MappedText.Of(file, id)).Take(2).ToArray() is [var technique]
            ? technique with { Tactic = tactic, Name = name is { Value.Length: > 0 } ? name : technique.Name, Removal = EntryRemoval.Row(file, row) }
            : null;

    [GeneratedRegex(@"\A\.?([0-9]{1,4})\z")]
    private static partial Regex Number();
}
