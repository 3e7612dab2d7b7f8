using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Events;

/// <summary>A table that an ASIM parser reads.</summary>
/// <param name="Schema"><c>RegistryEvent</c>.</param>
/// <param name="Parser"><c>_ASim_RegistryEvent_MicrosoftSysmon</c>.</param>
/// <param name="Table">The table; not always an <see cref="EventTable"/>.</param>
/// <param name="ProviderValues">What the parser compares the provider column with; none where no such filter is known.</param>
/// <param name="EventIds">What it compares the event column with; none where no such filter is known: it may then read any event.</param>
public sealed record AsimRead(string Schema, string Parser, string Table, ImmutableArray<string> ProviderValues, ImmutableArray<string> EventIds);
