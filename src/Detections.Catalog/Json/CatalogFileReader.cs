using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Detections.Analysis.Catalog;

namespace Detections.Catalog.Json;

/// <summary>Reads a <c>catalog.json</c> that another build wrote, or a stranger.</summary>
public static class CatalogFileReader
{
    private const long MostBytes = 512L * 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonFile.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AskForParameters } } };

    /// <param name="path">Full path of the file.</param>
    /// <returns>The rules; or null and why they cannot be compared with those of today, without a period.</returns>
    public static (ImmutableArray<CatalogRule>? Rules, string Problem) Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                return (null, "there is no such file");
            if (new FileInfo(path).Length > MostBytes)
                return (null, string.Create(CultureInfo.InvariantCulture, $"the file is larger than {MostBytes} bytes"));
            var content = File.ReadAllBytes(path);
            if (HoldsNull(content))
                return (null, "it is no catalog: it holds a 'null', and a catalog leaves out what there is not");
            var document = JsonSerializer.Deserialize<ComparedDocument>(content, Options);
            if (document is not { FormatVersion: CatalogDocument.CurrentVersion, MeaningVersion: CatalogDocument.CurrentMeaningVersion })
                return (null, "another version of the tool wrote it; write it anew with 'dotnet build -t:DetectionCatalog'");
            return (document.Rules, "");
        }
        catch (JsonException exception)
        {
            return (null, $"it is no catalog: {exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, exception.Message.TrimEnd('.'));
        }
    }

    private static bool HoldsNull(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null)
                return true;
        }
        return false;
    }

    // What a record cannot be made without. Only where it may be null it can be left out.
    private static void AskForParameters(JsonTypeInfo type)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.Properties)
        {
            var parameter = type.Type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).FirstOrDefault(one => string.Equals(one.Name, property.Name, StringComparison.OrdinalIgnoreCase));
            if (parameter is { HasDefaultValue: false } && nullability.Create(parameter).WriteState is not NullabilityState.Nullable)
                property.IsRequired = true;
        }
    }

    // What a comparison reads of a CatalogDocument.
    private sealed record ComparedDocument(int FormatVersion, ImmutableArray<CatalogRule> Rules, int MeaningVersion = 0);
}
