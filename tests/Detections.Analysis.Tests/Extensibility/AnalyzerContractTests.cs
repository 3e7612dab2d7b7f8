using System.Reflection;
using System.Text;
using Detections.Analysis.Analyzers;
using Detections.Kusto;

namespace Detections.Analysis.Tests.Extensibility;

/// <summary>What analyzers of others are compiled against does not change by accident: all types that can be reached from <see cref="DetectionAnalyzer"/>.</summary>
internal sealed class AnalyzerContractTests
{
    private static readonly Assembly[] Ours = [typeof(DetectionAnalyzer).Assembly, typeof(BoundQuery).Assembly];

    [Test]
    public void The_contract_of_analyzers_is_the_golden_one()
    {
        var text = new StringBuilder();
        foreach (var type in Reachable().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName).Append('\n');
            foreach (var member in MembersOf(type).Select(Describe).Distinct().Order(StringComparer.Ordinal))
                text.Append("  ").Append(member).Append('\n');
        }
        Golden.AssertEqual(text.ToString(), "tests/Detections.Analysis.Tests/Extensibility/Golden/contract.txt");
    }

    private static HashSet<Type> Reachable()
    {
        // What a signature does not show: the subclasses of a base that it names.
        var subclasses = Ours.SelectMany(assembly => assembly.GetExportedTypes()).ToLookup(type => type.BaseType);
        var found = new HashSet<Type>();
        var pending = new Queue<Type>([typeof(DetectionAnalyzer)]);
        while (pending.TryDequeue(out var type))
        {
            if (type.HasElementType)
            {
                pending.Enqueue(type.GetElementType()!);
                continue;
            }
            foreach (var argument in type.GetGenericArguments())
                pending.Enqueue(argument);
            var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            if (!Ours.Contains(definition.Assembly) || definition.IsGenericParameter || !found.Add(definition))
                continue;
            foreach (var next in MembersOf(definition).SelectMany(TypesIn).Concat(subclasses[definition]).Append(definition.BaseType).OfType<Type>())
                pending.Enqueue(next);
        }
        return found;
    }

    private static IEnumerable<MemberInfo> MembersOf(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(IsVisible);

    // Members that the compiler makes for records and accessors of properties say nothing more.
    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodInfo method => (method.IsPublic || method.IsFamily) && !method.IsSpecialName && !IsOfRecord(method),
        ConstructorInfo constructor => constructor.IsPublic || constructor.IsFamily,
        PropertyInfo property => property.GetMethod is { IsPublic: true },
        FieldInfo field => field.IsPublic && !field.IsSpecialName,
        _ => false,
    };

    private static bool IsOfRecord(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" || method.Name.StartsWith('<');

    private static IEnumerable<Type> TypesIn(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static string Describe(MemberInfo member) => member switch
    {
        PropertyInfo property => $"{property} {{ get; {(property.SetMethod is { IsPublic: true } ? "set; " : "")}}}",
        _ => member.ToString()!,
    };
}
