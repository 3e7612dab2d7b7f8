using System.Reflection;

namespace Detections.Analysis;

/// <summary>Which version of the tool this is.</summary>
public static class ToolVersion
{
    /// <summary>The package's version, without the commit that a build adds behind a <c>+</c>: a log must not change with it.</summary>
    public static string Current { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
