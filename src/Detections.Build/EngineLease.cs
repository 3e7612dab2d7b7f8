using Detections.Kusto.Engine;
using Microsoft.Build.Framework;

namespace Detections.Build;

/// <summary>Shares one engine between all projects of a build. MSBuild ends it with the build, however the build ends.</summary>
internal static class EngineLease
{
    private static readonly object Gate = new();

    /// <summary>The engine of this build with these options; started by whoever asks first.</summary>
    public static IKustoEngine Acquire(IBuildEngine4 build, KustoEngineOptions options)
    {
        lock (Gate)
        {
            if (build.GetRegisteredTaskObject(options, RegisteredTaskObjectLifetime.Build) is IKustoEngine running)
                return running;

            var started = new NodeKustoEngine(options);
            build.RegisterTaskObject(options, started, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
            return started;
        }
    }
}
