namespace Microsoft.Build.Framework;

/// <summary>
/// Tells MSBuild 18 and later that a task may run in a thread beside others (<c>-mt</c>): it reads no current
/// directory and changes no state of the process. MSBuild knows the attribute by its name only, so that a task built
/// against an older MSBuild can carry it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
