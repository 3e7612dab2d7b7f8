using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Detections.Catalog.Tests.Json;

/// <summary>The doc comments of records as plain sentences: the descriptions in the JSON Schema are those of the code.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, XElement> _members;

    public XmlComments(params IEnumerable<Assembly> assemblies) =>
        _members = assemblies
            .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
            .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    public string? Of(Type type) => _members.TryGetValue($"T:{type.FullName}", out var member) ? Text(member.Element("summary")) : null;

    /// <summary>The summary of a property, or what the parameter of the record says of it; null where there is neither.</summary>
    public string? Of(JsonPropertyInfo property)
    {
        if (property.AttributeProvider is not MemberInfo { DeclaringType: { } owner } member)
            return null;
        if (_members.TryGetValue($"P:{owner.FullName}.{member.Name}", out var found))
            return Text(found.Element("summary"));
        return _members.TryGetValue($"T:{owner.FullName}", out var record)
            ? Text(record.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")!.Value == member.Name))
            : null;
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => code.Value,
            XElement see => CamelCase((see.Attribute("cref") ?? see.Attribute("name"))!.Value.Split('.', ':')[^1]),
            _ => ((XText)node).Value,
        }));
        return Blanks().Replace(text, " ").Trim();
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
