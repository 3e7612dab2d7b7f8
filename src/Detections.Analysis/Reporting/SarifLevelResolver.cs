using System.Reflection;
using Microsoft.CodeAnalysis.Sarif;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Detections.Analysis.Reporting;

/// <summary>
/// Writes every level out. The SDK leaves <c>warning</c> away as the default, and a reader then takes the level of the
/// rule, which is another one where the severity was changed.
/// </summary>
internal sealed class SarifLevelResolver : DefaultContractResolver
{
    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (property.UnderlyingName is nameof(Result.Level) or nameof(ReportingDescriptor.DefaultConfiguration))
        {
            property.DefaultValueHandling = DefaultValueHandling.Include;
            property.ShouldSerialize = null;
        }
        return property;
    }
}
