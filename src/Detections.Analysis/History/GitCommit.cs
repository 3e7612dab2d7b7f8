using System.Buffers;
using System.Globalization;
using System.Text;

namespace Detections.Analysis.History;

/// <summary>A commit of a repository, read from its objects: no checkout, no filters, no links.</summary>
internal sealed class GitCommit
{
    // Rule files come from strangers, and so do commits.
    private const int MaxListingBytes = 256 * 1024 * 1024;
    private const long MaxTotalBytes = 1024L * 1024 * 1024;

    private readonly GitProcess _git;

    private GitCommit(GitProcess git, string id, IReadOnlyList<GitFile> files)
    {
        _git = git;
        Id = id;
        Files = files;
    }

    /// <summary>Its hash.</summary>
    public string Id { get; }

    /// <summary>Its files in the order of git, without links and submodules, and without those whose path could lead out of a folder.</summary>
    public IReadOnlyList<GitFile> Files { get; }

    /// <param name="repository">Full path of the root of the checkout.</param>
    /// <param name="reference">The name of a branch, tag or commit, as a user gave it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="GitFailedException">There is no such commit, or no repository, or no git.</exception>
    public static async Task<GitCommit> OpenAsync(string repository, string reference, CancellationToken cancellationToken)
    {
        if (!Path.Exists(Path.Combine(repository, ".git")))
            throw new GitFailedException("the project is in no git repository");
        var git = new GitProcess(repository);
        var id = await FindAsync().ConfigureAwait(false);
        var listing = await ReadTextAsync(["ls-tree", "-r", "-z", "--full-tree", "--long", id]).ConfigureAwait(false);
        return new GitCommit(git, id, [.. listing.Split('\0').Select(GitFile.Parse).OfType<GitFile>()]);

        async Task<string> FindAsync()
        {
            try
            {
                return (await ReadTextAsync(["rev-parse", "--verify", "--end-of-options", reference + "^{commit}"]).ConfigureAwait(false)).Trim();
            }
            catch (GitFailedException exception) when (exception.IsOfGit)
            {
                throw new GitFailedException($"the repository has no such branch, tag or commit, or it was not fetched ({exception.Message})");
            }
        }

        Task<string> ReadTextAsync(string[] arguments) => git.RunAsync(arguments, null, async (output, cancel) => Encoding.UTF8.GetString(await ReadAllAsync(output, MaxListingBytes, cancel).ConfigureAwait(false)), cancellationToken);
    }

    /// <summary>Writes files into a folder, each under its path.</summary>
    /// <param name="files">Some of <see cref="Files"/>.</param>
    /// <param name="folder">Full path of an empty folder.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="GitFailedException">The objects cannot be read, or are too large.</exception>
    public async Task WriteAsync(IReadOnlyList<GitFile> files, string folder, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
            return;
        if (files.Sum(file => file.Size) > MaxTotalBytes)
            throw new GitFailedException("the files of the commit are larger than 1 GiB together");
        await _git.RunAsync(["cat-file", "--batch"], string.Concat(files.Select(file => file.Object + "\n")), async (output, cancel) =>
        {
            foreach (var file in files)
            {
                var content = await ReadBlobAsync(output, file, cancel).ConfigureAwait(false);
                var path = Path.Combine(folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, content, cancel).ConfigureAwait(false);
            }
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    // '<object> blob <size>', the bytes, a line end.
    private static async Task<byte[]> ReadBlobAsync(Stream output, GitFile file, CancellationToken cancellationToken)
    {
        var header = string.Create(CultureInfo.InvariantCulture, $"{file.Object} blob {file.Size}\n");
        var start = new byte[header.Length];
        var content = new byte[file.Size + 1];
        try
        {
            await output.ReadExactlyAsync(start, cancellationToken).ConfigureAwait(false);
            if (Encoding.ASCII.GetString(start) != header)
                throw new GitFailedException($"git does not have the content of '{file.Path}'");
            await output.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
        }
        catch (EndOfStreamException)
        {
            throw new GitFailedException($"git does not have the content of '{file.Path}'");
        }
        return content[..^1];
    }

    private static async Task<byte[]> ReadAllAsync(Stream output, int most, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                if (all.Length + count > most)
                    throw new GitFailedException("the commit has too many files");
                all.Write(buffer, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return all.ToArray();
    }
}
