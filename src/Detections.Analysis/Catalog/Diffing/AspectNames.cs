namespace Detections.Analysis.Catalog.Diffing;

/// <summary>What people call the parts of a rule.</summary>
public static class AspectNames
{
    public static string Of(ChangedAspect aspect) => aspect switch
    {
        ChangedAspect.Frequency => "Runs every",
        ChangedAspect.Period => "Period",
        ChangedAspect.Trigger => "Alert threshold",
        ChangedAspect.ListedEvents => "Events listed",
        ChangedAspect.ReadEvents => "Events read",
        ChangedAspect.CustomDetails => "Custom details",
        ChangedAspect.GroupBy => "Group by",
        ChangedAspect.Operator => "Stage",
        ChangedAspect.Output => "Output fields",
        _ => aspect.ToString(),
    };
}
