namespace Detections.Kusto.Schema;

/// <summary>A column a schema declares.</summary>
/// <param name="Name">Its name, as Kusto compares it: case matters.</param>
/// <param name="Type">A Kusto scalar type name (<c>string</c>, <c>datetime</c>, ...), or <c>unknown</c> where the products disagree: Kusto then accepts any use.</param>
public sealed record SchemaColumn(string Name, string Type);
