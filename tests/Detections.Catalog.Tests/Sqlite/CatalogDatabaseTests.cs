using System.Text.Json;
using System.Text.RegularExpressions;
using Detections.Kusto.Engine;

namespace Detections.Catalog.Tests.Sqlite;

internal sealed partial class CatalogDatabaseTests
{
    private static readonly string Docs = File.ReadAllText(RepositoryRoot.Combine("docs", "catalog.md"));

    private WrittenCatalog _catalog = null!;

    [OneTimeSetUp]
    public void Write_a_catalog() => _catalog = new WrittenCatalog(TestCatalog.Of([TestCatalog.WinRm, TestCatalog.Remoting, TestCatalog.Stranger, .. TestCatalog.Alike]));

    [OneTimeTearDown]
    public void Delete_the_catalog() => _catalog?.Dispose();

    [Test]
    public async Task The_questions_of_the_documentation_are_answered()
    {
        var questions = SqlBlock().Matches(Docs).Select(match => match.Groups[1].Value).ToList();
        Assert.That(questions, Has.Count.EqualTo(7));

        var answers = await AskAsync(questions);

        Assert.Multiple(() =>
        {
            Assert.That(answers[0], Is.EqualTo("""[["WinRM Plugin Lateral Movement","rules/endpoint/WinRM plugin.md"],["PowerShell remoting","rules/endpoint/remoting.yaml"]]"""));
            Assert.That(answers[1], Does.Contain("""["InitiatingProcessFileName","eq","wsmprovhost.exe",2],"""));
            Assert.That(answers[2], Does.Contain("""["T1021.001","Remote Services: Remote Desktop Protocol"]""").And.Not.Contain("T1021.006"));
            Assert.That(answers[3], Is.EqualTo("""[["One of two","rules/alike/one.md"],["The other","rules/alike/other.md"],["WinRM Plugin Lateral Movement","rules/endpoint/WinRM plugin.md"]]"""));
            Assert.That(answers[4], Is.EqualTo("[]"));
            Assert.That(answers[5], Is.EqualTo("""[["One of two","The other",1]]"""));
            Assert.That(answers[6], Is.EqualTo("""[["One of two","The other",1],["One of two","WinRM Plugin Lateral Movement",1],["The other","WinRM Plugin Lateral Movement",1]]"""));
        });
    }

    [Test]
    public async Task The_database_is_whole()
    {
        var answers = await AskAsync(["PRAGMA integrity_check", "PRAGMA foreign_key_check", "PRAGMA user_version"]);

        Assert.That(answers, Is.EqualTo(new[] { """[["ok"]]""", "[]", "[[1]]" }));
    }

    [Test]
    public async Task Every_table_is_documented_and_has_its_rows()
    {
        var tables = JsonSerializer.Deserialize<string[][]>((await AskAsync(["SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"]))[0])!.Select(row => row[0]).ToList();

        Assert.That(tables, Is.All.Matches<string>(table => Docs.Contains($"`{table}`", StringComparison.Ordinal)));
        var counts = await AskAsync([.. tables.Select(table => $"SELECT count(*) > 0 FROM {table}")]);
        Assert.That(counts, Is.All.EqualTo("[[1]]"), string.Join(' ', tables));
    }

    [Test]
    public async Task Values_of_strangers_are_values()
    {
        var answers = await AskAsync([$"SELECT count(*) FROM rules WHERE title = '{TestCatalog.Hostile.Replace("'", "''", StringComparison.Ordinal)}'"]);

        Assert.That(answers, Is.EqualTo(new[] { "[[1]]" }));
    }

    // Answers as JSON, asked of the same SQLite in another process.
    private async Task<string[]> AskAsync(IReadOnlyList<string> questions)
    {
        var script = Path.Combine(_catalog.Root, "ask.js");
        await File.WriteAllTextAsync(script, $$"""
            const initialize = require({{JsonSerializer.Serialize(Path.Combine(RepositoryRoot.KustoEngine, "sqlite", "node_modules", "sql.js"))}});
            const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            initialize().then(({ Database }) => {
              const database = new Database(require('fs').readFileSync(input.file));
              process.stdout.write(JSON.stringify(input.questions.map(question => JSON.stringify(database.exec(question)[0]?.values ?? []))));
            });
            """);
        ReadOnlyMemory<byte>[] input = [JsonSerializer.SerializeToUtf8Bytes(new { file = Path.Combine(_catalog.Folder, "catalog.db"), questions })];
        using var output = new MemoryStream();
        await new NodeScript(script, null).RunAsync(Task.FromResult<IEnumerable<ReadOnlyMemory<byte>>>(input), output, CancellationToken.None);
        return JsonSerializer.Deserialize<string[]>(output.ToArray())!;
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SqlBlock();
}
