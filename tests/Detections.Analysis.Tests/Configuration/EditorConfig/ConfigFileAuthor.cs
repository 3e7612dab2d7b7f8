using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Configuration.EditorConfig;

/// <summary>Writes config files that hold what can go wrong in them: globs of every kind, files that overlap, comments, blanks, nonsense.</summary>
internal static class ConfigFileAuthor
{
    private static readonly string[] Folders = ["/", "/r", "/r/a", "/r/a/b", "/r/ab", "/r/b"];
    private static readonly string[] Names = ["a.kql", "b.md", "ab.kql", "a7.kql", "a07.kql", "a12.yaml", "[a].kql", "a,b.kql", "a b.kql", "A.kql", "a#b.kql", "a-b.kql", ".kql", "é.kql"];
    private static readonly string[] GlobParts = ["*", "**", "?", "a", "b", "r", ".", "kql", "/", "[ab]", "[!a]", "[a-c]", "[!b-z]", "{a,b}", "{a,{b,ab}}", "{kql,md}", "{}", "{a}", "{1..9}", "{12..-3}", "{a..b}", "\\[", "\\*", "\\#", "\\a", "[", "]", "{", "}", ",", " ", "é", "[\\]a]", "-", "7", "0"];
    private static readonly string[] WholeGlobs = ["*", "*.kql", "*.{kql,md}", "/a/**", "a/*.kql", "**/b/*", "/*.kql", "a.kql", "{a,b}/**.kql", "[abA].*"];
    private static readonly string[] Keys = ["dotnet_diagnostic.DET2001.severity", "dotnet_diagnostic.det2002.Severity", "dotnet_diagnostic.KS142.severity", "dotnet_analyzer_diagnostic.severity", "dotnet_analyzer_diagnostic.category-Query.severity", "indent_size"];
    private static readonly string[] Values = ["error", "warning", "Suggestion", "silent", "none", "default", "refactoring", "warn", "", "2"];
    private static readonly string[] Endings = ["", " ", " # why", " ; why", "#why", "\t"];
    private static readonly string[] Nonsense = ["", "   ", "# comment", "; comment", "no key", "= 3", "[]", "[*", "*]", "[*] x", "key", "key with blank = error", "[a]]"];

    public static Gen<string> SourcePath =>
        from folder in Gen.Elements(Folders)
        from name in Gen.Elements(Names)
        select Combine(folder, name);

    /// <summary>Up to four files with different paths.</summary>
    public static Gen<WrittenConfigFile[]> Files =>
        from count in Gen.Choose(1, 4)
        from files in Gen.ArrayOf(File, count)
        select files.DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();

    private static Gen<WrittenConfigFile> File =>
        from folder in Gen.Elements(Folders)
        from name in Gen.Frequency((4, Gen.Constant(".editorconfig")), (1, Gen.Constant(".globalconfig")), (2, Gen.Elements("a.globalconfig", "b.globalconfig")))
        from head in Gen.ArrayOf(name == ".editorconfig" ? Head : GlobalHead)
        from sections in Gen.ArrayOf(Section)
        select new WrittenConfigFile(Combine(folder, name), string.Join('\n', head.Append(name[0] == '.' ? "" : "is_global = true").Concat(sections)));

    private static Gen<string> Head => Gen.Frequency((1, Gen.Elements("root = true", "root=TRUE", "root = false")), (1, Line));

    private static Gen<string> GlobalHead => Gen.Frequency((1, Gen.Elements("global_level = 1", "global_level = -5", "global_level = 100", "global_level = x")), (4, Line));

    private static Gen<string> Section =>
        from name in SectionName
        from ending in Gen.Elements(Endings)
        from lines in Gen.ArrayOf(Line)
        select string.Join('\n', lines.Prepend($"[{name}]{ending}"));

    private static Gen<string> SectionName => Gen.Frequency(
        (3, Gen.Elements(WholeGlobs)),
        (3, Gen.ArrayOf(Gen.Elements(GlobParts)).Select(string.Concat).Where(name => name.Length > 0)),
        (1, SourcePath),
        (1, SourcePath.Select(path => string.Concat(path.Select(unit => "[],#".Contains(unit, StringComparison.Ordinal) ? $"\\{unit}" : $"{unit}")))));

    private static Gen<string> Line => Gen.Frequency((6, Entry), (1, Gen.Elements(Nonsense)));

    private static Gen<string> Entry =>
        from key in Gen.Elements(Keys)
        from sign in Gen.Elements("=", " = ", ":", " : ", "\t=\t")
        from value in Gen.Elements(Values)
        from ending in Gen.Elements(Endings)
        select key + sign + value + ending;

    private static string Combine(string folder, string name) => folder == "/" ? folder + name : $"{folder}/{name}";
}

internal sealed record WrittenConfigFile(string Path, string Content)
{
    public override string ToString() => $"{Path}:\n{Content}";
}
