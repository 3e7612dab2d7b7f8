using System.Text;
using Detections.Kusto.Engine;

namespace Detections.Kusto.Tests.Engine;

internal sealed class NodeScriptTests
{
    private const string Echo = "process.stdin.pipe(process.stdout);";

    private string _folder = "";

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("script").FullName;

    [TearDown]
    public void Delete_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_parts_of_the_input_come_in_their_order()
    {
        using var output = new MemoryStream();

        await RunAsync(Echo, Task.FromResult(Parts("one ", "two ", "three")), output);

        Assert.That(Encoding.UTF8.GetString(output.ToArray()), Is.EqualTo("one two three"));
    }

    [Test]
    public void What_a_script_says_when_it_fails_counts_and_not_that_it_reads_no_more()
    {
        var endless = Enumerable.Repeat<ReadOnlyMemory<byte>>(new byte[1 << 16], 10_000);

        Assert.That(() => RunAsync("process.stderr.write('It is full.'); process.exitCode = 1; process.stdin.destroy();", Task.FromResult(endless), Stream.Null), Throws.TypeOf<IOException>().With.Message.EqualTo("It is full."));
    }

    [Test]
    public void Input_that_cannot_be_made_ends_the_script() =>
        Assert.That(() => RunAsync(Echo, Task.FromException<IEnumerable<ReadOnlyMemory<byte>>>(new InvalidOperationException("No rules.")), Stream.Null), Throws.InvalidOperationException.With.Message.EqualTo("No rules."));

    [Test]
    public void Output_that_cannot_be_written_ends_a_script_that_waits()
    {
        using var readOnly = new MemoryStream([], writable: false);

        Assert.That(() => RunAsync("setInterval(() => process.stdout.write('x'.repeat(1 << 20)), 1);", Task.FromResult(Parts()), readOnly), Throws.InstanceOf<NotSupportedException>());
    }

    private Task RunAsync(string script, Task<IEnumerable<ReadOnlyMemory<byte>>> input, Stream output)
    {
        var file = Path.Combine(_folder, "script.js");
        File.WriteAllText(file, script);
        return new NodeScript(file, null).RunAsync(input, output, CancellationToken.None);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Parts(params string[] texts) => texts.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text));
}
