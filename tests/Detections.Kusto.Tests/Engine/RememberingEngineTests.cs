using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Kusto.Tests.Engine;

internal sealed class RememberingEngineTests
{
    private const string Query = "DeviceEvents | where Devicename == 'x'";
    private const long Plenty = 1 << 20;

    private string _folder = "";

    private string[] Files => Directory.GetFiles(_folder);

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("answers-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_query_is_asked_once()
    {
        var first = await AskAsync(TestEngine.Engine);
        var again = await AskAsync(new SilentEngine());
        Assert.That(again.Diagnostics.Select(Shown), Is.EqualTo(first.Diagnostics.Select(Shown)).And.Not.Empty);
        Assert.That(again.Root.DescendantsAndSelf().Select(node => node.ToString()), Is.EqualTo(first.Root.DescendantsAndSelf().Select(node => node.ToString())));
    }

    [Test]
    public async Task Another_query_schema_or_engine_is_another_question()
    {
        await AskAsync(TestEngine.Engine);
        Assert.That(await IsAskedAsync(Query + " ", EngineFixture.Schema, "engine"));
        Assert.That(await IsAskedAsync(Query, EngineFixture.Schema with { Watchlists = [] }, "engine"));
        Assert.That(await IsAskedAsync(Query, EngineFixture.Schema with { Tables = [EngineFixture.Schema.Tables[0] with { IsOpen = true }, EngineFixture.Schema.Tables[1]] }, "engine"));
        Assert.That(await IsAskedAsync(Query, EngineFixture.Schema, "another"));
        Assert.That(await IsAskedAsync(Query, EngineFixture.Schema, "engine"), Is.False);
    }

    [Test]
    public async Task What_the_engine_gave_up_on_is_asked_again()
    {
        var failed = await Remembering(new SilentEngine()).AnalyzeAsync(Query, EngineFixture.Schema, default);
        Assert.That(failed, Is.TypeOf<KustoResult.Failed>());
        Assert.That(Files, Is.Empty);
        await AskAsync(TestEngine.Engine);
    }

    [Test]
    public async Task A_damaged_answer_is_asked_again([Values(0, 31, 32, 100, -1)] int place)
    {
        await AskAsync(TestEngine.Engine);
        var content = File.ReadAllBytes(Files.Single());
        content[place < 0 ? content.Length - 1 : place] ^= 0x40;
        File.WriteAllBytes(Files.Single(), content);
        Assert.That(await IsAskedAsync(Query, EngineFixture.Schema, "engine"));
        await AskAsync(TestEngine.Engine);
        Assert.That(await IsAskedAsync(Query, EngineFixture.Schema, "engine"), Is.False, "It is mended.");
    }

    [Test]
    public async Task An_answer_that_ends_early_is_asked_again([Values(0, 1, 32, 33, 200)] int length)
    {
        await AskAsync(TestEngine.Engine);
        File.WriteAllBytes(Files.Single(), File.ReadAllBytes(Files.Single())[..length]);
        Assert.That(await IsAskedAsync(Query, EngineFixture.Schema, "engine"));
    }

    [Test]
    public async Task An_answer_under_the_name_of_another_is_asked_again()
    {
        await AskAsync(TestEngine.Engine);
        await Remembering(TestEngine.Engine).AnalyzeAsync("print 1", EngineFixture.Schema, default);
        File.Copy(Files[0], Files[1], overwrite: true);
        Assert.That(await IsAskedAsync(Query, EngineFixture.Schema, "engine") || await IsAskedAsync("print 1", EngineFixture.Schema, "engine"));
    }

    [Test]
    public async Task The_answers_that_were_not_asked_for_the_longest_time_are_taken_out_first()
    {
        var engine = Remembering(TestEngine.Engine);
        await engine.AnalyzeAsync(Query, EngineFixture.Schema, default);
        File.SetLastWriteTimeUtc(Files.Single(), DateTime.UnixEpoch);
        await engine.AnalyzeAsync("print 1", EngineFixture.Schema, default);
        engine.Trim(Plenty);
        Assert.That(Files, Has.Length.EqualTo(2));
        engine.Trim(Files.Sum(file => new FileInfo(file).Length) - 1);
        Assert.That(await IsAskedAsync(Query, EngineFixture.Schema, "engine"));
        Assert.That(await IsAskedAsync("print 1", EngineFixture.Schema, "engine"), Is.False);
    }

    [Test]
    public async Task A_file_of_somebody_else_is_left_alone()
    {
        var other = Path.Combine(_folder, "notes.txt");
        File.WriteAllText(other, "mine");
        var engine = Remembering(TestEngine.Engine);
        await engine.AnalyzeAsync(Query, EngineFixture.Schema, default);
        engine.Trim(0);
        Assert.That(Files, Is.EqualTo(new[] { other }));
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_is_told_and_costs_nothing_else()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var engine = new RememberingEngine(TestEngine.Engine, "engine", Path.Combine(file, "answers"));
        Assert.That(await engine.AnalyzeAsync(Query, EngineFixture.Schema, default), Is.TypeOf<KustoResult.Analyzed>());
        Assert.That(engine.Problem, Is.Not.Null.And.Not.Empty);
        engine.Trim(0);
    }

    [Test]
    public void An_engine_is_known_by_its_files_and_not_by_their_place_or_time()
    {
        var copy = Path.Combine(_folder, "copy");
        foreach (var path in HostProcess.Files(TestEngine.Options.HostFolder))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(TestEngine.Options.HostFolder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
        var identity = EngineIdentity.Of(TestEngine.Options.HostFolder);
        Assert.That(EngineIdentity.Of(copy), Is.EqualTo(identity).And.Not.Null);
        File.AppendAllText(Path.Combine(copy, "main.js"), "\n");
        Assert.That(EngineIdentity.Of(copy), Is.Not.EqualTo(identity).And.Not.Null);
        Assert.That(EngineIdentity.Of("/no/such/folder"), Is.Null);
    }

    private RememberingEngine Remembering(IKustoEngine engine, string identity = "engine") => new(engine, identity, _folder);

    private static string Shown(KustoDiagnostic one) => $"{one.Code} {one.Span} {one.Message} {string.Join(',', one.Candidates)}";

    private async Task<BoundQuery> AskAsync(IKustoEngine engine) =>
        ((KustoResult.Analyzed)await Remembering(engine).AnalyzeAsync(Query, EngineFixture.Schema, default)).Query;

    private async Task<bool> IsAskedAsync(string query, SchemaSubset schema, string identity) =>
        await Remembering(new SilentEngine(), identity).AnalyzeAsync(query, schema, default) is KustoResult.Failed;

    private sealed class SilentEngine : IKustoEngine
    {
        public Task<KustoResult> AnalyzeAsync(string text, SchemaSubset schema, CancellationToken cancellationToken) =>
            Task.FromResult<KustoResult>(new KustoResult.Failed(KustoFailure.Crash, ""));

        public Task<KustoFormatting> FormatAsync(string text, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
