using System.Text.Json;
using System.Text.Json.Nodes;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Tests.Semantics.Contract;

/// <summary>Writes a contract as a JSON Schema (draft-07, which the YAML extensions of editors read).</summary>
internal static class ContractSchema
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(RuleContract contract)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = contract.Form,
        };
        foreach (var (name, value) in Properties(contract.Keys))
            schema[name] = value?.DeepClone();
        return schema.ToJsonString(Options) + "\n";
    }

    private static JsonObject Properties(IEnumerable<ContractKey> keys)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var key in keys)
        {
            var value = Value(key.Value);
            value["description"] = key.Description;
            properties[key.Name] = value;
            if (key.Presence == KeyPresence.Required)
                required.Add(key.Name);
        }
        var mapping = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            mapping["required"] = required;
        return mapping;
    }

    private static JsonObject Value(ContractValue value) => value switch
    {
        ContractValue.Text { MaxLength: { } limit } => new JsonObject { ["type"] = "string", ["maxLength"] = limit },
        ContractValue.Text => Of("string"),
        ContractValue.ColumnText text => new JsonObject { ["type"] = "string", ["maxLength"] = text.MaxLength },
        // Offered by editors, and no other refused.
        ContractValue.Choice { Grows: true } choice => new JsonObject { ["anyOf"] = new JsonArray(Enum(choice), Of("string")) },
        ContractValue.Choice choice => Enum(choice),
        ContractValue.Duration => Of("string"),
        ContractValue.Integer range => new JsonObject { ["type"] = "integer", ["minimum"] = range.Min, ["maximum"] = range.Max },
        ContractValue.Boolean => Of("boolean"),
        ContractValue.Guid => new JsonObject { ["type"] = "string", ["format"] = "uuid" },
        ContractValue.Version => new JsonObject { ["type"] = "string", ["pattern"] = @"^[0-9]+\.[0-9]+\.[0-9]+$" },
        ContractValue.Sequence sequence => List(sequence),
        ContractValue.Mapping mapping => Properties(mapping.Keys),
        ContractValue.Names names => new JsonObject
        {
            ["type"] = "object",
            ["maxProperties"] = names.MaxCount,
            ["propertyNames"] = new JsonObject { ["maxLength"] = names.MaxKeyLength },
            ["additionalProperties"] = new JsonObject { ["type"] = "string", ["maxLength"] = names.MaxValueLength },
        },
        _ => [],
    };

    private static JsonObject List(ContractValue.Sequence sequence)
    {
        var list = new JsonObject { ["type"] = sequence.AllowsText ? new JsonArray("array", "string") : "array", ["items"] = Value(sequence.Item) };
        if (sequence.MaxCount is { } limit)
            list["maxItems"] = limit;
        return list;
    }

    private static JsonObject Enum(ContractValue.Choice choice) => new() { ["enum"] = new JsonArray([.. choice.Values.Select(one => JsonValue.Create(one))]) };

    private static JsonObject Of(string type) => new() { ["type"] = type };
}
