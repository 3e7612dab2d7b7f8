using System.Collections.Immutable;

namespace Detections.Kusto.Symbols;

/// <summary>What a name in a query stands for. Within one query two references to one thing are the same object.</summary>
/// <param name="name">The name, or empty for a thing without one.</param>
public abstract class Symbol(string name)
{
    public string Name { get; } = name;

    public override string ToString() => $"{GetType().Name} {Name}";
}

/// <summary>A symbol that can be the type of an expression.</summary>
public abstract class TypeSymbol(string name) : Symbol(name);

/// <summary>A scalar type: <c>string</c>, <c>long</c>, <c>dynamic</c>; <c>unknown</c> where the engine cannot tell.</summary>
public sealed class ScalarSymbol(string name) : TypeSymbol(name);

/// <summary>A column, of a table or made by the query.</summary>
public sealed class ColumnSymbol(string name) : Symbol(name)
{
    /// <summary>Its type.</summary>
    public TypeSymbol? Type { get; internal set; }

    /// <summary>The declared table it belongs to, or null for a column the query made or one nobody declared.</summary>
    public TableSymbol? Table { get; internal set; }

    /// <summary>The columns it was made from, where the engine follows that; empty for a table's own column.</summary>
    public ImmutableArray<ColumnSymbol> Originals { get; internal set; } = [];
}

/// <summary>Rows with columns: a declared table, one nobody declared, or the result of a part of the query.</summary>
public sealed class TableSymbol(string name, bool isOpen, bool isDeclared) : TypeSymbol(name)
{
    public ImmutableArray<ColumnSymbol> Columns { get; internal set; } = [];

    /// <summary>Whether it may have columns that are not listed.</summary>
    public bool IsOpen { get; } = isOpen;

    /// <summary>Whether the schema declares it. False for a name nobody declared, and for results.</summary>
    public bool IsDeclared { get; } = isDeclared;
}

/// <summary>A row, or the columns of one: the type of <c>*</c> and of several columns at once.</summary>
public sealed class TupleSymbol(string name) : TypeSymbol(name)
{
    public ImmutableArray<ColumnSymbol> Columns { get; internal set; } = [];
}

/// <summary>A function.</summary>
public sealed class FunctionSymbol(string name, FunctionOrigin origin) : TypeSymbol(name)
{
    public FunctionOrigin Origin { get; } = origin;
}

/// <summary>Where a function comes from.</summary>
public enum FunctionOrigin
{
    /// <summary>A scalar or tabular function of Kusto itself.</summary>
    BuiltIn,

    /// <summary>An aggregate of Kusto, used in <c>summarize</c>.</summary>
    Aggregate,

    /// <summary>A plug-in, used with <c>evaluate</c>.</summary>
    PlugIn,

    /// <summary>A function the schema declares.</summary>
    Database,

    /// <summary>A function the query itself defines with <c>let</c>.</summary>
    Local,
}

/// <summary>A name bound by <c>let</c>.</summary>
public sealed class VariableSymbol(string name) : Symbol(name)
{
    public TypeSymbol? Type { get; internal set; }
}

/// <summary>A parameter of a function.</summary>
public sealed class ParameterSymbol(string name) : Symbol(name)
{
    public TypeSymbol? Type { get; internal set; }
}

/// <summary>Anything else the engine knows: a database, an operator, a group of candidates, an error.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">The engine's own word for what it is: <c>Database</c>, <c>Operator</c>, <c>Error</c>, ...</param>
public sealed class OtherSymbol(string name, string kind) : TypeSymbol(name)
{
    public string Kind { get; } = kind;
}
