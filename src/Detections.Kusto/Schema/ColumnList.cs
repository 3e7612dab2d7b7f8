using System.Collections.Immutable;

namespace Detections.Kusto.Schema;

/// <summary>Columns in order, each name once.</summary>
internal sealed class ColumnList
{
    /// <summary>The type of a column whose sources disagree.</summary>
    public const string UnknownType = "unknown";

    private readonly List<SchemaColumn> _columns = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>Puts the column at the end, or gives the one of its name the type <c>unknown</c> when theirs differ.</summary>
    public void Unite(SchemaColumn column)
    {
        if (TryAdd(column))
            return;
        var position = _positions[column.Name];
        if (_columns[position].Type != column.Type)
            _columns[position] = column with { Type = UnknownType };
    }

    /// <summary>Puts those columns at the end whose names are not there yet.</summary>
    public void AddMissing(ImmutableArray<SchemaColumn> columns)
    {
        foreach (var column in columns)
            TryAdd(column);
    }

    /// <summary>Puts the column at the end, or does nothing and says false when its name is there.</summary>
    public bool TryAdd(SchemaColumn column)
    {
        if (!_positions.TryAdd(column.Name, _columns.Count))
            return false;
        _columns.Add(column);
        return true;
    }

    public SchemaColumn this[string name] => _columns[_positions[name]];

    public ImmutableArray<SchemaColumn> ToImmutable() => [.. _columns];
}
