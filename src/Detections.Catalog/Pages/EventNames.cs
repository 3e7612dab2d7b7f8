using Detections.Analysis.Catalog;

namespace Detections.Catalog.Pages;

/// <summary>How events are written.</summary>
internal static class EventNames
{
    /// <summary>As a cell of an event table: <c>Event ID 4688</c>, <c>FileCreated</c>.</summary>
    public static string Shown(CatalogEvent one) => one.Id.All(char.IsAsciiDigit) ? $"Event ID {one.Id}" : one.Id;

    /// <summary>As one word among all events: <c>Sysmon 1</c>.</summary>
    public static string Key(CatalogEvent one) => $"{one.Provider} {one.Id}";
}
