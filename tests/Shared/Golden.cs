namespace Detections.Tests.Shared;

/// <summary>
/// Compares text with a file that is kept in git. <c>UPDATE_GOLDEN=1 dotnet test</c> writes the files anew; the
/// difference is then reviewed like any other change.
/// </summary>
internal static class Golden
{
    /// <param name="actual">What the code under test gave.</param>
    /// <param name="path">The golden file, relative to the repository root.</param>
    public static void AssertEqual(string actual, string path)
    {
        var file = RepositoryRoot.Combine(path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.That(file, Does.Exist, "There is no golden file yet; UPDATE_GOLDEN=1 writes it.");
        Assert.That(actual, Is.EqualTo(File.ReadAllText(file)), $"{path} differs; UPDATE_GOLDEN=1 rewrites it.");
    }
}
