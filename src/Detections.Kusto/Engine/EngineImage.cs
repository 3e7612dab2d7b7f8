using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Detections.Kusto.Engine;

/// <summary>
/// The engine, started, kept in a file: a V8 startup snapshot. A worker starts from it in a quarter of a second where
/// loading the library takes two. It fits one Node program, one version of the host and one memory limit only, so its
/// name is a hash of them; it is made on first use and anything wrong with it only costs the time it saves.
/// </summary>
internal static class EngineImage
{
    private const int MostImages = 4;
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(1);

    /// <summary>The image's path, or null where none can be had; then the engine starts from its files.</summary>
    public static async Task<string?> GetOrCreateAsync(string node, KustoEngineOptions options, CancellationToken cancellationToken)
    {
        if (options.CacheFolder is not { } cacheFolder)
            return null;
        try
        {
            var image = Path.Combine(cacheFolder, KeyFor(node, options) + ".blob");
            if (File.Exists(image))
                return image;
            Directory.CreateDirectory(cacheFolder);
            return await CreateAsync(node, options, image, cancellationToken).ConfigureAwait(false) ? image : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Removes an image no worker starts from.</summary>
    public static void Discard(string image)
    {
        try
        {
            File.Delete(image);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It stays and is tried again by the next build.
        }
    }

    private static async Task<bool> CreateAsync(string node, KustoEngineOptions options, string image, CancellationToken cancellationToken)
    {
        var temporary = image + "." + Guid.NewGuid().ToString("n") + ".tmp";
        try
        {
            var start = HostProcess.StartInfo(node, options);
            start.ArgumentList.Add("--snapshot-blob");
            start.ArgumentList.Add(temporary);
            start.ArgumentList.Add("--build-snapshot");
            HostProcess.AddHostArguments(start, options.HostFolder);
            if (!await RunAsync(start, cancellationToken).ConfigureAwait(false))
                return false;
            // Another build may have been faster: its file is as good.
            File.Move(temporary, image, overwrite: true);
            RemoveOldest(Path.GetDirectoryName(image)!);
            return true;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task<bool> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start);
        if (process is null)
            return false;
        process.StandardInput.Close();
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestBuild);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            HostProcess.Kill(process);
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static string KeyFor(string node, KustoEngineOptions options)
    {
        var key = new StringBuilder();
        key.Append(CultureInfo.InvariantCulture, $"{options.MemoryLimitMegabytes}\n");
        foreach (var file in HostProcess.Files(options.HostFolder).Prepend(node))
        {
            var info = new FileInfo(file);
            key.Append(CultureInfo.InvariantCulture, $"{file}|{info.Length}|{info.LastWriteTimeUtc.Ticks}\n");
        }
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString())))[..32];
    }

    private static void RemoveOldest(string folder)
    {
        var images = new DirectoryInfo(folder).GetFiles("*.blob").OrderByDescending(file => file.LastWriteTimeUtc);
        foreach (var old in images.Skip(MostImages))
            Discard(old.FullName);
    }
}
