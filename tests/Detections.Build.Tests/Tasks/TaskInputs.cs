using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Detections.Build.Tests.Tasks;

/// <summary>What the target <c>CollectDetectionInputs</c> hands to a task.</summary>
internal static class TaskInputs
{
    public static ITaskItem Of(string role, string path) => new TaskItem(path, new Dictionary<string, string> { ["Role"] = role });

    /// <summary>A project that sets no property.</summary>
    /// <param name="project">Its full path.</param>
    /// <param name="package">The folder with the files of the package.</param>
    public static ITaskItem Settings(string project, string package) => new TaskItem(project, new Dictionary<string, string>
    {
        ["DetectionsEngineDirectory"] = package,
        ["DetectionsModesDirectory"] = package,
    });
}
