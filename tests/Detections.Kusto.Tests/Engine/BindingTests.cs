using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Kusto.Tests.Engine;

internal sealed class BindingTests
{
    [Test]
    public async Task A_column_knows_its_type_and_its_table()
    {
        var query = await EngineFixture.BindAsync("DeviceEvents | where DeviceName == 'a'");

        var column = (ColumnSymbol)query.Root.DescendantsAndSelf().Single(node => node.Text == "DeviceName" && node.Kind == "NameReference").ReferencedSymbol!;
        Assert.Multiple(() =>
        {
            Assert.That(query.Diagnostics, Is.Empty);
            Assert.That(column.Type!.Name, Is.EqualTo("string"));
            Assert.That(column.Table!.Name, Is.EqualTo("DeviceEvents"));
            Assert.That(column.Table!.IsDeclared, Is.True);
        });
    }

    [Test]
    public async Task A_column_may_have_the_name_of_what_every_object_of_JavaScript_has(
        [Values("hasOwnProperty", "__proto__", "constructor", "toString")] string name)
    {
        var query = await EngineFixture.BindAsync($"DeviceEvents | extend {name} = 1 | where {name} == 1 | project {name}");

        Assert.That(query.Diagnostics, Is.Empty);
        Assert.That(((TableSymbol)query.ResultType!).Columns.Single().Name, Is.EqualTo(name));
    }

    [Test]
    public async Task Of_very_many_unknown_names_all_are_told_and_the_first_hundred_get_candidates()
    {
        var query = await EngineFixture.BindAsync($"DeviceEvents | where DeviceName in ({string.Join(", ", Enumerable.Range(0, 150).Select(number => $"unknown{number}"))})");

        var unknown = query.Diagnostics.Where(one => one.Code == "KS142").ToList();
        Assert.That(unknown, Has.Count.EqualTo(150));
        Assert.That(unknown.Take(100).Select(one => one.Candidates), Has.All.Contains("DeviceName"));
        Assert.That(unknown.Skip(100).Select(one => one.Candidates), Has.All.Empty);
    }

    [Test]
    public async Task The_result_has_the_columns_of_the_last_stage()
    {
        var query = await EngineFixture.BindAsync("DeviceEvents | summarize Count = count(), Last = max(Timestamp) by Name = tolower(DeviceName)");

        var columns = ((TableSymbol)query.ResultType!).Columns;
        Assert.That(columns.Select(column => $"{column.Name}:{column.Type!.Name}"), Is.EqualTo(["Name:string", "Count:long", "Last:datetime"]));
    }

    [Test]
    public async Task An_error_stands_on_its_characters()
    {
        const string Text = "DeviceEvents\n| where [|DeviceNam|] == 'a'";
        var (text, span) = Marked(Text);

        var query = await EngineFixture.BindAsync(text);

        var error = query.Diagnostics.Single();
        Assert.That((error.Code, error.Severity, error.Span), Is.EqualTo(("KS142", "Error", span)));
    }

    [Test]
    public async Task Offsets_count_UTF_16_units()
    {
        var (text, span) = Marked("// 😀 first\nDeviceEvents | where DeviceName == '😀' and [|Wrong|] == 1");

        Assert.That((await EngineFixture.BindAsync(text)).Diagnostics.Single().Span, Is.EqualTo(span));
    }

    [Test]
    public async Task Kustos_own_analyzers_speak()
    {
        var (text, span) = Marked("DeviceEvents | where DeviceName [|contains|] 'powershell'");

        var advice = (await EngineFixture.BindAsync(text)).Advice.Single();

        Assert.That((advice.Code, advice.Span), Is.EqualTo(("KS500", span)));
    }

    [TestCase("2", 2L)]
    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase("0x10", 16L)]
    [TestCase("int(0xFF)", 255L)]
    [TestCase("'a\\\\b'", "a\\b")]
    [TestCase("true", true)]
    [TestCase("1.5", 1.5)]
    [TestCase("dynamic([1,2])", "[1,2]")]
    public async Task A_constant_has_its_value(string literal, object value)
    {
        var query = await EngineFixture.BindAsync($"print x = {literal}");

        Assert.That(query.Root.DescendantsAndSelf().Select(node => node.Constant?.Value), Does.Contain(value));
    }

    [Test]
    public async Task Dates_spans_and_identifiers_have_their_values()
    {
        var query = await EngineFixture.BindAsync("let t = 90m; print datetime(2024-01-02 03:04:05.1234567), t, guid(74be27de-1e4e-49d9-b579-fe0b331d3642), decimal(1.25)");

        var values = query.Root.DescendantsAndSelf().Select(node => node.Constant?.Value).Where(value => value is not null).ToList();
        Assert.That(values, Is.SupersetOf(new object[]
        {
            TimeSpan.FromMinutes(90), Guid.Parse("74be27de-1e4e-49d9-b579-fe0b331d3642"), 1.25m,
        }));
        Assert.That(values.OfType<DateTime>().Single(), Is.EqualTo(new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(1234567)).Within(TimeSpan.FromMilliseconds(1)));
    }

    [Test]
    public async Task A_name_from_let_is_followed_to_its_value()
    {
        var query = await EngineFixture.BindAsync("let port = 445; DeviceEvents | where RemotePort == port");

        var reference = query.Root.DescendantsAndSelf().Last(node => node.Text == "port" && node.ReferencedSymbol is VariableSymbol);
        Assert.That(reference.Constant!.Value, Is.EqualTo(445L));
    }

    [Test]
    public async Task Nodes_are_found_by_the_engines_slot_names()
    {
        var query = await EngineFixture.BindAsync("DeviceEvents // all\n| where RemotePort == 1");

        var filter = query.Root.DescendantsAndSelf().Single(node => node.Kind == "FilterOperator");
        var bar = (SyntaxToken)filter.Parent!.Child("Bar")!;
        Assert.Multiple(() =>
        {
            Assert.That(filter.Node("Condition")!.Text, Is.EqualTo("RemotePort == 1"));
            Assert.That(filter.Parent!.Node("Expression")!.Text, Is.EqualTo("DeviceEvents"));
            Assert.That(bar.LeadingTrivia, Is.EqualTo(" // all\n"));
            Assert.That(filter.Child("NoSuchSlot"), Is.Null);
        });
    }

    [Test]
    public async Task Nobody_knows_which_columns_search_returns()
    {
        var query = await EngineFixture.BindAsync("search 'x' | where SomeColumn_s == 'y' | union (union * | where Other_d > 1)");

        Assert.That(query.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task An_undeclared_table_takes_any_column()
    {
        var query = await EngineFixture.BindAsync("Nobody_CL | where A_s == 'x' | project A_s");

        Assert.That(query.Diagnostics.Select(one => one.Code), Is.EqualTo(["KS204"]));
        Assert.That(query.Root.DescendantsAndSelf().First(node => node.Text == "Nobody_CL" && node.Kind == "NameReference").ResultType, Is.InstanceOf<TableSymbol>().With.Property(nameof(TableSymbol.IsDeclared)).False.And.Property(nameof(TableSymbol.Name)).EqualTo("Nobody_CL"));
    }

    [Test]
    public async Task An_open_table_takes_columns_it_does_not_list() =>
        Assert.That((await EngineFixture.BindAsync("Custom_CL | where TimeGenerated > ago(1d) and Field_s == 'x'")).Diagnostics, Is.Empty);

    [Test]
    public async Task A_column_of_unknown_type_takes_any_use() =>
        Assert.That((await EngineFixture.BindAsync("DeviceEvents | where Odd == 'a' and Odd > 5 and Odd has 'x' | extend y = Odd.z")).Diagnostics, Is.Empty);

    [Test]
    public async Task An_invoked_function_adds_to_the_columns_piped_in()
    {
        var query = await EngineFixture.BindAsync("DeviceEvents | invoke FileProfile('x', 1000)");

        Assert.That(
            ((TableSymbol)query.ResultType!).Columns.Select(column => column.Name),
            Is.EqualTo(["Timestamp", "RemotePort", "Extra", "Odd", "GlobalPrevalence", "DeviceName"]));
    }

    [TestCase("_GetWatchlist('assets') | project [|Hostname|]", "KS142")]
    [TestCase("_GetWatchlist('Others') | project Hostname", null)]
    [TestCase("let name = 'Assets'; _GetWatchlist(name) | project [|Hostname|]", "KS142")]
    public async Task A_watchlist_has_the_columns_it_declares(string marked, string? code)
    {
        var (text, span) = Marked(marked);

        var found = (await EngineFixture.BindAsync(text)).Diagnostics;

        Assert.That(found.Select(one => (one.Code, one.Span)), Is.EqualTo(code is null ? [] : new[] { (code, span) }));
    }

    [TestCase("workspace('b').DeviceEvents | where DeviceName == 'x'", null)]
    [TestCase("workspace('b').DeviceEvents | where [|Nothing|] == 'x'", "KS142")]
    [TestCase("union DeviceEvents, workspace('b').Theirs_CL | where Anything_s == 'x'", null)]
    [TestCase("adx('cluster/database').DeviceEvents | where Anything == 'x'", null)]
    [TestCase("Parser(1, 'a', DeviceEvents) | where Anything == 'x'", null)]
    [TestCase("Parser | where Anything == 'x'", null)]
    [TestCase("union Contoso* | where Anything == 'x'", null)]
    [TestCase("union DeviceE*, workspace('b').Contoso* | where Anything == 'x'", null)]
    [TestCase("DeviceEvents | invoke [|Enrich|]() | where Anything == 'x'", "KS211")]
    public async Task Databases_and_functions_nobody_knows_whole_are_open(string marked, string? code)
    {
        var (text, span) = Marked(marked);

        var found = (await EngineFixture.BindAsync(text)).Diagnostics;

        Assert.That(found.Select(one => (one.Code, one.Span)), Is.EqualTo(code is null ? [] : new[] { (code, span) }));
    }

    [Test]
    public async Task A_declared_function_is_bound_through_its_body()
    {
        var query = await EngineFixture.BindAsync("Recent(2d)");

        Assert.That(((TableSymbol)query.ResultType!).Columns.Select(column => column.Name), Is.EqualTo(["DeviceName"]));
        Assert.That(query.Root.DescendantsAndSelf().Select(node => node.ReferencedSymbol).OfType<FunctionSymbol>().First().Origin, Is.EqualTo(FunctionOrigin.Database));
    }

    [TestCase("DeviceEvents | where")]
    [TestCase("")]
    [TestCase("let x = ;;; | | ((")]
    [TestCase("DeviceEvents | where DeviceName == 'never closed")]
    [TestCase("\u0000\uFFFF\uD83D")]
    public async Task Broken_text_still_has_a_tree_that_covers_its_tokens(string text)
    {
        var query = await EngineFixture.BindAsync(text);

        Assert.That(query.Text, Is.EqualTo(text));
        foreach (var node in query.Root.DescendantsAndSelf())
        {
            foreach (var child in node.Children.Where(child => child is not null))
                Assert.That(child!.Parent, Is.SameAs(node));
        }
    }

    // Text without a mark is text that nothing is found in.
    private static (string Text, TextSpan Span) Marked(string marked)
    {
        var parsed = MarkedText.Parse(marked);
        return (parsed.Text, parsed.Marks.IsEmpty ? default : parsed.Span);
    }
}
