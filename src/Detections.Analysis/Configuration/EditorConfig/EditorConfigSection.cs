using System.Collections.Immutable;
using Detections.Analysis.Text;

namespace Detections.Analysis.Configuration.EditorConfig;

/// <summary>A part of a file that holds for some paths.</summary>
/// <param name="Name">What stands in the brackets, and where; null for the part above the first section.</param>
/// <param name="Entries">Its keys in file order. Of a key that is written twice the last counts.</param>
public sealed record EditorConfigSection(Located<string>? Name, ImmutableArray<EditorConfigEntry> Entries);

/// <summary>A line <c>key = value</c>.</summary>
/// <param name="Key">The key in lower case: letter case means nothing in keys.</param>
/// <param name="Value">The value without the blanks around it and the comment behind it; can be empty.</param>
public sealed record EditorConfigEntry(Located<string> Key, Located<string> Value);
