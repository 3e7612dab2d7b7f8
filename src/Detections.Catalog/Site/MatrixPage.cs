using Detections.Analysis.Catalog;
using Detections.Analysis.Knowledge.Attack;
using Detections.Catalog.Output;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Site;

/// <summary>The matrix of ATT&amp;CK with the number of rules for each technique: of the enterprise, and of another domain that rules name.</summary>
internal sealed class MatrixPage(CatalogPages pages, CatalogOptions options)
{
    private const string Path = "matrix.html";

    private readonly AttackKnowledge _attack = pages.Catalog.Knowledge.Attack;
    private readonly Dictionary<string, int> _rules = pages.Catalog.Coverage.Techniques.ToDictionary(technique => technique.Id, technique => technique.RulesWithSubtechniques.Length, StringComparer.Ordinal);

    public CatalogFile ToFile() => new SitePage
    {
        Path = Path,
        Title = "ATT&CK",
        Options = options,
        Section = Path,
        Main = Html.Of($"""
            <h1>ATT&amp;CK coverage</h1>
            <p>How many rules name a technique or one of its sub-techniques, in MITRE ATT&amp;CK {_attack.Version.Name()}. A rule counts once for each.</p>
            <p><label class="check"><input type="checkbox" id="without" checked> Show techniques without rules</label></p>
            {Domains().Select(Matrix)}
            <h2>Platforms</h2>
            <p>Of the techniques and sub-techniques that ATT&amp;CK has for a platform, those that a rule names. Whether the rule works there, its queries tell.</p>
            {SiteTable.Of("Platforms", ["Platform", "With a rule", "Without"], pages.Catalog.Coverage.Platforms.Select(Row))}
            """),
    }.ToFile();

    private static Html Row(PlatformCoverage platform) =>
        Html.Of($"<tr><td>{platform.Name}</td><td class=\"number\">{platform.Covered.Length}</td><td class=\"number\">{platform.Uncovered.Length}</td></tr>\n");

    private IEnumerable<AttackDomain> Domains() =>
        new[] { AttackDomain.Enterprise, AttackDomain.Mobile, AttackDomain.Ics }.Where(domain => domain == AttackDomain.Enterprise || Active(domain).Any(technique => CountOf(technique) > 0));

    private Html Matrix(AttackDomain domain) => Html.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="Matrix of {NameOf(domain)}"><div class="matrix">
        {_attack.Tactics.Where(tactic => tactic.Domain == domain && tactic.Status == AttackStatus.Active).Select(Column)}</div></div>

        """);

    private Html Column(AttackTactic tactic)
    {
        var techniques = Active(tactic.Domain).Where(technique => technique.ParentId is null && technique.Tactics.Contains(tactic)).OrderBy(technique => technique.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return Html.Of($"""
            <section>
            <h2>{tactic.Name} <span>{techniques.Count(technique => CountOf(technique) > 0)} of {techniques.Count} techniques{RulesOf(tactic)}</span></h2>
            <ul>
            {techniques.Select(Cell)}</ul>
            </section>

            """);
    }

    private Html RulesOf(AttackTactic tactic)
    {
        var count = pages.Catalog.Coverage.Tactics.FirstOrDefault(covered => covered.Id == tactic.Id)?.Rules.Length ?? 0;
        return count == 0 ? Html.Empty : Html.Of($", <a href=\"index.html#tactic={Uri.EscapeDataString(tactic.Name)}\">{count} {(count == 1 ? "rule" : "rules")}</a>");
    }

    private Html Cell(AttackTechnique technique)
    {
        var count = CountOf(technique);
        if (count == 0)
            return Html.Of($"<li class=\"without\">{technique.Id} {technique.Name}</li>\n");
        var covered = _attack.SubtechniquesOf(technique).Where(sub => CountOf(sub) > 0).Select(sub => Html.Of($"<li>{Link(sub)}</li>")).ToList();
        return Html.Of($"<li class=\"heat-{Heat(count)}\">{Link(technique)}{(covered.Count > 0 ? Html.Of($"<ul>{covered}</ul>") : Html.Empty)}</li>\n");
    }

    private Html Link(AttackTechnique technique)
    {
        var count = CountOf(technique);
        return Html.Of($"<span class=\"number\" aria-hidden=\"true\">{count}</span><a href=\"index.html#technique={technique.Id}\" aria-label=\"{technique.Id} {technique.Name}: {count} {(count == 1 ? "rule" : "rules")}\">{technique.Id} {technique.Name}</a>");
    }

    private static int Heat(int count) => count switch { 1 => 1, <= 4 => 2, _ => 3 };

    private IEnumerable<AttackTechnique> Active(AttackDomain domain) => _attack.Techniques.Where(technique => technique.Domain == domain && technique.IsActive);

    private int CountOf(AttackTechnique technique) => _rules.GetValueOrDefault(technique.Id);

    private static string NameOf(AttackDomain domain) => domain == AttackDomain.Ics ? "industrial control systems" : domain.ToString();
}
