using System.Collections.Immutable;
using System.IO.Compression;
using Detections.Analysis.Caching;
using Detections.Analysis.Catalog;
using Detections.Analysis.Tests.Catalog;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Caching;

/// <summary>What is kept of a rule for the catalog is all there is of it.</summary>
internal sealed class KeptRulesTests
{
    private static readonly CatalogRule Short = new()
    {
        Path = "a.kql",
        Line = 1,
        Kind = default,
        Title = "",
        Queries = [new CatalogQuery { Text = "T", Line = 1, Environment = default, IsAnalyzed = false }],
    };

    [Test]
    public async Task Rules_are_read_as_they_were()
    {
        using var folder = new RuleFolder();
        folder.Write("a.yaml", """
            id: 7a9f1b5e-0000-4000-8000-000000000001
            name: "One — \"größer\" \u2028 \ud83d\ude00"
            description: |
              Two
              lines.
            severity: High
            status: Available
            kind: Scheduled
            version: 1.0.0
            queryPeriod: 1d
            queryFrequency: PT1H
            tags: [a, b]
            metadata:
              author:
                name: Contoso
            tactics: [LateralMovement, Nonsense]
            relevantTechniques: [T1021.006, T1562.001, T9999]
            entityMappings:
              - entityType: Host
                fieldMappings:
                  - identifier: HostName
                    columnName: DeviceName
            customDetails:
              Count: Starts
            query: |
              let names = dynamic(["wsmprovhost.exe", "b"]);
              let known = DeviceInfo | where not(DeviceName has "x" or DeviceName == "y") | summarize by DeviceId;
              DeviceProcessEvents // a comment
              | where Timestamp > ago(2*1d) and InitiatingProcessFileName in~ (names)
              | where not(FolderPath startswith @"C:\windows") and isnotempty(DeviceId)
              | join kind=leftanti (known | where DeviceId != "") on DeviceId
              | summarize Starts = count() by DeviceName
              | where Starts > 10
            """);
        folder.Write("b.md", "# B\n\n```kql\nfind in (A) where\n```\n\n```kql\nsearch \"mimikatz\"\n```\n");
        var rules = (await folder.CatalogAsync()).Rules;

        Assert.That(rules, Has.Length.EqualTo(2));
        Assert.That(CatalogText.Of(KeptRules.Read(KeptRules.Write(rules))!), Is.EqualTo(CatalogText.Of(rules)));
        Assert.That(CatalogText.Of(KeptRules.Read(KeptRules.Write([Short]))!), Is.EqualTo(CatalogText.Of(ImmutableArray.Create(Short))));
        Assert.That(KeptRules.Read(KeptRules.Write([])), Is.Empty);
    }

    /// <summary>A property that is lost here is not kept: teach it to <see cref="RuleFields"/> or <see cref="QueryFields"/>.</summary>
    [Test]
    public void Nothing_is_left_out()
    {
        var rule = (CatalogRule)FilledRecord.Of(typeof(CatalogRule));

        Assert.That(CatalogText.Of(KeptRules.Read(KeptRules.Write([rule]))!), Is.EqualTo(CatalogText.Of(ImmutableArray.Create(rule))));
        Assert.That(CatalogText.Of(rule), Does.Not.Contain("false").And.Contain("\"Parts\":[{").And.Contain("\"Pipeline\":{"));
    }

    [Test]
    public void Conditions_may_be_as_deep_as_they_are_read()
    {
        var predicate = new CatalogPredicate(PredicateForm.Opaque, "x");
        for (var depth = 0; depth < 101; depth++)
            predicate = new CatalogPredicate(PredicateForm.Not, "x") { Parts = [predicate] };
        var stage = new CatalogStage(1, "where", "x") { Line = 1, Predicate = predicate };
        for (var depth = 0; depth < 9; depth++)
            stage = new CatalogStage(1, "join", "x") { Line = 1, Inputs = [new CatalogInput("x", new CatalogPipeline(null, null, [stage]))] };
        var rule = Short with { Queries = [Short.Queries[0] with { Pipelines = [new CatalogPipeline(null, null, [stage])] }] };

        Assert.That(CatalogText.Of(KeptRules.Read(KeptRules.Write([rule]))!), Is.EqualTo(CatalogText.Of(ImmutableArray.Create(rule))));
    }

    [Test]
    public void Anything_else_is_not_read()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(content => KeptRules.Read(content) is null));
        var whole = KeptRules.Write([Short]);
        for (var length = 0; length < whole.Length - 1; length++)
            Assert.That(() => KeptRules.Read(whole[..length]), Throws.Nothing);
        Assert.That(KeptRules.Read((byte[])[.. BitConverter.GetBytes(int.MaxValue), .. whole[4..]]), Is.Null);
        Assert.That(KeptRules.Read((byte[])[.. BitConverter.GetBytes(-1), .. whole[4..]]), Is.Null);
        Assert.That(KeptRules.Read(WithText(whole, content => [.. content, 0])), Is.Null, "More than the rules.");
        Assert.That(KeptRules.Read(WithText(whole, content => [0xFF, 0xFF, 0xFF, 0xFF, 0x07, .. content[1..]])), Is.Null, "More rules than there are.");
    }

    // The same with other bytes before they are compressed.
    private static byte[] WithText(byte[] whole, Func<byte[], byte[]> change)
    {
        var content = new byte[BitConverter.ToInt32(whole)];
        using (var compressed = new DeflateStream(new MemoryStream(whole[4..]), CompressionMode.Decompress))
            compressed.ReadExactly(content);
        content = change(content);
        using var stream = new MemoryStream();
        stream.Write(BitConverter.GetBytes(content.Length));
        using (var compressed = new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write(content);
        return stream.ToArray();
    }
}
