using System.Xml.Linq;
using Detections.Analysis.History;

namespace Detections.Analysis.Tests.History;

internal sealed class BaseFilesTests
{
    [Test]
    public void What_was_a_source_is_what_the_package_takes_for_one()
    {
        var sources = XDocument.Load(RepositoryRoot.Combine("src", "Detections.Build", "build", "Detections.Build.props")).Descendants("DetectionSource").Single();

        Assert.That(Globs(sources, "Include"), Is.EqualTo(BaseFiles.Extensions.Select(extension => "**/*" + extension)));
        Assert.That(Globs(sources, "Exclude").Where(glob => glob[0] != '$'), Is.EqualTo(BaseFiles.OtherFolders.Select(folder => $"**/{folder}/**").Append("**/.*/**")));
    }

    private static string[] Globs(XElement item, string attribute) => item.Attribute(attribute)!.Value.Split(';');
}
