using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata.Yaml;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Metadata;

/// <summary>
/// Reads YAML into nodes that know their place. YamlDotNet's parser decides what the text means; tags are not
/// looked at, an alias becomes the very node it names, and of two equal keys both stay.
/// </summary>
public static class YamlReader
{
    /// <summary>Reads the first document of <paramref name="region"/>.</summary>
    /// <param name="text">The file.</param>
    /// <param name="region">The part of it that is YAML. All spans are offsets in the file.</param>
    /// <returns>
    /// The root, or null when the region holds no document or <c>Problem</c> is set: broken YAML (DET1005) or YAML that
    /// goes beyond a limit (DET1006). What stands behind the first document is not read.
    /// </returns>
    public static (MetadataNode? Root, Diagnostic? Problem) Read(SourceText text, TextSpan region)
    {
        var (documents, problem) = Read(text, region, maxDocuments: 1);
        return (problem is null ? documents.FirstOrDefault() : null, problem);
    }

    /// <summary>Reads every document of <paramref name="region"/>, up to the first problem.</summary>
    /// <returns>The roots of the documents that could be read, in file order, and what ended the reading early or null.</returns>
    public static (ImmutableArray<MetadataNode> Documents, Diagnostic? Problem) ReadAll(SourceText text, TextSpan region) =>
        Read(text, region, maxDocuments: int.MaxValue);

    private static (ImmutableArray<MetadataNode> Documents, Diagnostic? Problem) Read(SourceText text, TextSpan region, int maxDocuments)
    {
        var documents = ImmutableArray.CreateBuilder<MetadataNode>();
        var events = new YamlEvents(text, region);
        try
        {
            var tree = new YamlTreeReader(text, events);
            while (documents.Count < maxDocuments && tree.ReadDocument() is { } document)
                documents.Add(document);
            return (documents.ToImmutable(), null);
        }
        catch (YamlProblemException problem)
        {
            return (documents.ToImmutable(), problem.Diagnostic);
        }
    }
}
