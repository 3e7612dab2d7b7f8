using System.IO.Compression;
using System.Xml.Linq;
using Detections.Tests.Shared;

namespace Detections.Build.Tests.Package;

internal sealed class PackageContentTests
{
    private const string Folder = "tests/Detections.Build.Tests/Package/Golden/";

    [Test]
    public void The_package_carries_these_files_and_no_other()
    {
        using var package = ZipFile.OpenRead(PackageFixture.PackageFile);
        var files = package.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal);
        Golden.AssertEqual(string.Join('\n', files) + "\n", Folder + "content.txt");
    }

    [Test]
    public void The_manifest_makes_it_a_development_dependency_and_a_project_sdk_without_dependencies()
    {
        using var package = ZipFile.OpenRead(PackageFixture.PackageFile);
        using var stream = package.GetEntry("Detections.Build.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        var space = metadata.Name.Namespace;
        metadata.Element(space + "version")!.Value = "VERSION";
        metadata.Element(space + "repository")?.Remove();
        Golden.AssertEqual(metadata.ToString(SaveOptions.None).ReplaceLineEndings("\n") + "\n", Folder + "manifest.xml");
    }

    // The parts every package has; one of them has a new name each time.
    private static bool IsOurs(string path) =>
        path != "[Content_Types].xml" && !path.StartsWith("_rels/", StringComparison.Ordinal) && !path.StartsWith("package/", StringComparison.Ordinal);
}
