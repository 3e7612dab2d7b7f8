namespace Detections.Kusto.Schema;

/// <summary>The product whose tables and functions a query is read against.</summary>
public enum KustoEnvironment
{
    /// <summary>Both products merged: a table of both has the columns of both. The default.</summary>
    Unified,

    /// <summary>Microsoft Sentinel, that is a Log Analytics workspace.</summary>
    Sentinel,

    /// <summary>Advanced hunting in Microsoft Defender XDR.</summary>
    DefenderXdr,
}
