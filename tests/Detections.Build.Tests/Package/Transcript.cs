using System.Text;
using Detections.Tests.Shared;

namespace Detections.Build.Tests.Package;

/// <summary>What a test ran and what came of it, as Markdown under <c>artifacts/package-tests</c>: the first thing to read when it fails.</summary>
internal sealed class Transcript : IDisposable
{
    private readonly StringBuilder _text = new();
    private readonly string _file;

    public Transcript(string test)
    {
        _file = RepositoryRoot.Combine("artifacts", "package-tests", test + ".md");
        _text.Append("# ").Append(test.Replace('_', ' ')).Append('\n');
    }

    public void AddFile(string path, string content) =>
        _text.Append("\n`").Append(path).Append("`:\n\n```\n").Append(content.TrimEnd()).Append("\n```\n");

    public void AddCommand(string folder, IEnumerable<string> arguments, int exitCode, string output) =>
        _text.Append("\n## dotnet ").AppendJoin(' ', arguments)
            .Append("\n\nIn `").Append(folder).Append("`, exit code ").Append(exitCode)
            .Append(":\n\n```\n").Append(output.TrimEnd()).Append("\n```\n");

    public void Dispose()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        File.WriteAllText(_file, _text.ToString());
    }
}
