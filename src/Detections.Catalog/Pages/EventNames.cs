namespace Detections.Catalog.Pages;

/// <summary>How events are written.</summary>
internal static class EventNames
{
    /// <summary>As a cell of an event table: <c>Event ID 4688</c>, <c>FileCreated</c>.</summary>
    public static string Shown(string id) => id.All(char.IsAsciiDigit) ? $"Event ID {id}" : id;

    /// <summary>As one word among all events: <c>Sysmon 1</c>.</summary>
    public static string Key(string provider, string id) => $"{provider} {id}";
}
