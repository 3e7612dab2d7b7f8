namespace Detections.Catalog.Output;

/// <summary>What tells a catalog of a build with errors from a whole one.</summary>
internal static class ProvisionalNote
{
    public const string FileName = "provisional.txt";

    public const string Text = "A build with errors made this catalog: what they are about may be missing in it. The first build without errors replaces it.";

    public static CatalogFile File => CatalogFile.OfText(FileName, Text + "\n");
}
