using System.Text;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Text;

internal sealed class SourceTextReaderTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("detections").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Text_is_what_stands_behind_the_byte_order_mark()
    {
        var (text, problem) = Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("é😀\r\nx")]);
        Assert.That(problem, Is.Null);
        Assert.That(text!.Content, Is.EqualTo("é😀\r\nx"));
    }

    [Test]
    public void An_empty_file_is_an_empty_text() =>
        Assert.That(Read([]).Text!.Content, Is.Empty);

    [TestCase(false, 8)]
    [TestCase(true, 11)]
    public void The_first_byte_that_is_not_utf8_is_found_at_its_line_and_column(bool hasMark, int offset)
    {
        byte[] mark = hasMark ? [0xEF, 0xBB, 0xBF] : [];
        var problem = Read([.. mark, .. Encoding.UTF8.GetBytes("a\r\n😀b"), 0xE9, 0x20, 0xFF]).Problem!;
        Assert.Multiple(() =>
        {
            Assert.That(problem.Id, Is.EqualTo(DiagnosticIds.FileIsNotUtf8));
            Assert.That(problem.Message, Is.EqualTo($"The file is not UTF-8: the byte 0xE9 at offset {offset} is not valid; save it as UTF-8."));
            Assert.That(problem.Location.Start, Is.EqualTo(new LinePosition(1, 3)));
        });
    }

    [Test]
    public void A_sequence_cut_off_by_the_end_of_the_file_is_not_utf8() =>
        Assert.That(Read([0x61, 0xF0, 0x9F]).Problem!.Message, Does.Contain("the byte 0xF0 at offset 1 "));

    [TestCase(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "0xFF 0xFE")]
    [TestCase(new byte[] { 0xFE, 0xFF, 0x00, 0x61 }, "0xFE 0xFF")]
    public void Utf16_is_named(byte[] bytes, string mark) =>
        Assert.That(Read(bytes).Problem!.Message, Is.EqualTo($"The file is not UTF-8: its byte order mark {mark} says UTF-16; save it as UTF-8."));

    [Test]
    public void A_binary_file_is_found_at_its_first_nul()
    {
        var problem = Read([0x61, 0x0A, 0x62, 0x00, 0xFF]).Problem!;
        Assert.That(problem.Id, Is.EqualTo(DiagnosticIds.FileIsBinary));
        Assert.That(problem.Message, Does.Contain("offset 3"));
        Assert.That(problem.Location.Start, Is.EqualTo(new LinePosition(1, 1)));
    }

    [Test]
    public void A_file_above_the_limit_is_not_read()
    {
        Assert.That(Read(new byte[100], maxBytes: 99).Problem!.Id, Is.EqualTo(DiagnosticIds.FileIsTooLarge));
        Assert.That(Read(Encoding.UTF8.GetBytes("12345"), maxBytes: 5).Text, Is.Not.Null);
    }

    [Test]
    public void A_file_that_vanished_is_found()
    {
        var problem = SourceTextReader.Read(Path.Combine(_folder, "gone.md"), 100).Problem!;
        Assert.That(problem.Id, Is.EqualTo(DiagnosticIds.FileCannotBeRead));
        Assert.That(problem.Message, Is.EqualTo("The file cannot be read: it does not exist (any more)."));
    }

    [Test]
    public void A_folder_with_the_name_of_a_file_cannot_be_read() =>
        Assert.That(SourceTextReader.Read(_folder, 100).Problem!.Id, Is.EqualTo(DiagnosticIds.FileCannotBeRead));

    private (SourceText? Text, Diagnostic? Problem) Read(byte[] bytes, long maxBytes = 1000)
    {
        var path = Path.Combine(_folder, "rule.md");
        File.WriteAllBytes(path, bytes);
        return SourceTextReader.Read(path, maxBytes);
    }
}
