using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Detections.Analysis.Tests.Caching;

/// <summary>Records in which every property has a value of its own: no null, no false, no empty text or list. What is a part of itself is so once.</summary>
internal static class FilledRecord
{
    public static object Of(Type type)
    {
        var last = 0;
        return Value(type, [])!;

        object? Value(Type wanted, ImmutableStack<Type> within)
        {
            var plain = Nullable.GetUnderlyingType(wanted) ?? wanted;
            if (plain == typeof(string))
                return "text " + Next().ToString(CultureInfo.InvariantCulture);
            if (plain == typeof(int))
                return Next();
            if (plain == typeof(bool))
                return true;
            if (plain == typeof(TimeSpan))
                return TimeSpan.FromMinutes(Next());
            if (plain.IsEnum)
                return Enum.GetValues(plain).Cast<object>().Last();
            if (plain is { IsGenericType: true } && plain.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
                return List(plain.GenericTypeArguments[0], within);
            return IsDeep(plain, within) ? null : Filled(plain, within.Push(plain));
        }

        object List(Type item, ImmutableStack<Type> within)
        {
            var items = Array.CreateInstance(item, IsDeep(item, within) ? 0 : 2);
            for (var i = 0; i < items.Length; i++)
                items.SetValue(Value(item, within), i);
            var create = typeof(ImmutableArray).GetMethods().Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }]);
            return create.MakeGenericMethod(item).Invoke(null, [items])!;
        }

        object Filled(Type record, ImmutableStack<Type> within)
        {
            var constructor = record.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
            var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, within))]);
            foreach (var property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
                property.SetValue(made, Value(property.PropertyType, within));
            return made;
        }

        static bool IsDeep(Type record, ImmutableStack<Type> within) => within.Count(one => one == record) > 1;

        int Next() => ++last;
    }
}
