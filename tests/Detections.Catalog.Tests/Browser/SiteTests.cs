using Microsoft.Playwright;

namespace Detections.Catalog.Tests.Browser;

/// <summary>The site as somebody sees it who opens it from a folder.</summary>
internal sealed class SiteTests
{
    private static readonly string[] Pages =
    [
        "index.html",
        "matrix.html",
        "events.html",
        "indicators.html",
        "indicators/initiatingprocessfilename.html",
        "rules/rules-endpoint-winrm-plugin.html",
        "rules/rules-b-stranger-b.html",
    ];

    private WrittenCatalog _catalog = null!;

    [OneTimeSetUp]
    public void Write_a_catalog() => _catalog = new WrittenCatalog(TestCatalog.Small);

    [OneTimeTearDown]
    public void Delete_the_catalog() => _catalog?.Dispose();

    [Test]
    public async Task Every_page_opens_without_an_error_and_without_a_network([ValueSource(nameof(Pages))] string page)
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);

        await visit.OpenAsync(page);

        Assert.That(visit.Problems, Is.Empty);
        Assert.That(await visit.Page.TitleAsync(), Does.EndWith(" - Contoso.Detections"));
    }

    [Test]
    public async Task Every_page_can_be_used_by_everybody([ValueSource(nameof(Pages))] string page, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        await using var visit = await Visit.StartAsync(_catalog.Site, scheme: scheme);

        await visit.OpenAsync(page);

        Assert.That(await visit.FindBarriersAsync(), Is.Empty);
    }

    [Test]
    public async Task No_page_is_wider_than_its_window([ValueSource(nameof(Pages))] string page, [Values(360, 820, 1440)] int width)
    {
        await using var visit = await Visit.StartAsync(_catalog.Site, width);

        await visit.OpenAsync(page);

        Assert.That(await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
    }

    [Test]
    public async Task A_rule_of_a_stranger_is_shown_and_not_run()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);

        await visit.OpenAsync("rules/rules-b-stranger-b.html");

        Assert.That(await visit.Page.Locator("h1").InnerTextAsync(), Is.EqualTo(TestCatalog.Hostile));
        Assert.That(await visit.Page.Locator("main img, main script, a[href^=javascript]").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task The_search_finds_a_rule_by_what_it_looks_for()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);
        await visit.OpenAsync("index.html");

        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("wsmprovhost powershell");

        Assert.That(await ShownAsync(visit), Is.EqualTo(new[] { "PowerShell remoting" }));
        Assert.That(await visit.Page.Locator("#count").InnerTextAsync(), Is.EqualTo("1 of 3 rules"));
    }

    [Test]
    public async Task Filters_narrow_the_list_together_and_can_be_taken_back()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);
        await visit.OpenAsync("index.html");

        await visit.Page.GetByLabel("Tactic").SelectOptionAsync("Lateral Movement");
        Assert.That(await ShownAsync(visit), Is.EquivalentTo(new[] { "WinRM Plugin Lateral Movement", "PowerShell remoting" }));
        await visit.Page.GetByLabel("Severity").SelectOptionAsync("High");
        Assert.That(await ShownAsync(visit), Is.EqualTo(new[] { "WinRM Plugin Lateral Movement" }));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show all rules" }).ClickAsync();
        Assert.That(await ShownAsync(visit), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_filtered_list_has_an_address()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);

        await visit.OpenAsync("index.html#technique=T1021&severity=high");

        Assert.That(await ShownAsync(visit), Is.EqualTo(new[] { "WinRM Plugin Lateral Movement" }));
        Assert.That(await visit.Page.GetByLabel("Severity").InputValueAsync(), Is.EqualTo("high"));
    }

    [Test]
    public async Task A_finding_leads_to_the_page_of_its_rule()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);

        await visit.OpenAsync("index.html#path=rules%2Fendpoint%2FWinRM%20plugin.md");
        await visit.Page.WaitForURLAsync("**/rules/rules-endpoint-winrm-plugin.html");

        Assert.That(await visit.Page.Locator("h1").InnerTextAsync(), Is.EqualTo("WinRM Plugin Lateral Movement"));
        Assert.That(visit.Problems, Is.Empty);
    }

    [Test]
    public async Task A_file_without_a_rule_leads_to_none()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);

        await visit.OpenAsync("index.html#path=rules%2Fbroken.md");

        Assert.That(await visit.Page.Locator("#count").InnerTextAsync(), Is.EqualTo("0 of 3 rules"));
        Assert.That(await visit.Page.Locator("#linked").InnerTextAsync(), Is.EqualTo("Only rules with rules/broken.md."));
    }

    [Test]
    public async Task The_matrix_leads_to_the_rules_of_a_technique()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);
        await visit.OpenAsync("matrix.html");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "T1059.001 PowerShell: 1 rule" }).ClickAsync();

        Assert.That(await ShownAsync(visit), Is.EqualTo(new[] { "PowerShell remoting" }));
    }

    [Test]
    public async Task Techniques_without_rules_can_be_left_out_of_the_matrix()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);
        await visit.OpenAsync("matrix.html");
        var without = visit.Page.GetByText("T1566 Phishing");
        Assert.That(await without.IsVisibleAsync());

        await visit.Page.GetByLabel("Show techniques without rules").UncheckAsync();

        Assert.That(await without.IsVisibleAsync(), Is.False);
    }

    [Test]
    public async Task An_event_leads_to_the_rules_that_read_it()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);
        await visit.OpenAsync("events.html");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "1 rule with Sysmon 7" }).ClickAsync();

        Assert.That(await ShownAsync(visit), Is.EqualTo(new[] { "WinRM Plugin Lateral Movement" }));
        Assert.That(await visit.Page.Locator("#linked").InnerTextAsync(), Is.EqualTo("Only rules with Sysmon 7."));
    }

    [Test]
    public async Task A_long_table_can_be_searched()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);
        await visit.OpenAsync("events.html");

        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("image loaded");

        Assert.That(await visit.Page.Locator("tbody tr:visible").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_page_of_a_rule_leads_back_to_its_file()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);
        await visit.OpenAsync("rules/rules-endpoint-winrm-plugin.html");

        var address = await visit.Page.EvaluateAsync<string>("() => [...document.links].find(link => link.textContent === 'rules/endpoint/WinRM plugin.md').href");

        Assert.That(new Uri(address).LocalPath, Is.EqualTo(Path.Combine(_catalog.Root, "rules", "endpoint", "WinRM plugin.md")));
    }

    [Test]
    public async Task All_can_be_reached_with_the_keyboard()
    {
        await using var visit = await Visit.StartAsync(_catalog.Site);
        await visit.OpenAsync("index.html");

        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.That(await Focused(visit), Is.EqualTo("Skip to the content"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.That(await Focused(visit), Is.EqualTo("q"));
    }

    [Test]
    public async Task A_thousand_rules_open_and_answer()
    {
        using var catalog = new WrittenCatalog(TestCatalog.OfSize(1000));
        await using var visit = await Visit.StartAsync(catalog.Site);

        await visit.OpenAsync("index.html");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("rule 777 of");

        Assert.That(await ShownAsync(visit), Is.EqualTo(new[] { "Rule 777 of many" }));
        TestContext.Out.WriteLine($"Loaded after {await visit.Page.EvaluateAsync<double>("() => performance.getEntriesByType('navigation')[0].loadEventEnd")} ms.");
    }

    private static async Task<IReadOnlyList<string>> ShownAsync(Visit visit) => await visit.Page.Locator("#rules h2:visible").AllInnerTextsAsync();

    private static Task<string> Focused(Visit visit) => visit.Page.EvaluateAsync<string>("() => document.activeElement.name || document.activeElement.textContent");
}
