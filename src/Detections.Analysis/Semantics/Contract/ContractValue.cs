using System.Collections.Immutable;

namespace Detections.Analysis.Semantics.Contract;

/// <summary>What a key of a rule's metadata takes.</summary>
internal abstract record ContractValue
{
    /// <summary>Anything: a key that is known, and whose value is nobody's business here.</summary>
    public sealed record Any : ContractValue;

    /// <summary>A text.</summary>
    /// <param name="MaxLength">More UTF-16 units than this are refused; null where no limit is known.</param>
    /// <param name="AdvisedLength">More are advised against; null without such advice.</param>
    public sealed record Text(int? MaxLength = null, int? AdvisedLength = null) : ContractValue;

    /// <summary>A text that takes columns of the query in: <c>{{Column}}</c>.</summary>
    /// <param name="MaxLength">More UTF-16 units than this are refused.</param>
    /// <param name="MaxColumns">More columns are refused.</param>
    public sealed record ColumnText(int MaxLength, int MaxColumns) : ContractValue;

    /// <summary>One of some values, in any letter case.</summary>
    public sealed record Choice(ImmutableArray<string> Values) : ContractValue
    {
        /// <summary>Whether the platform adds values from time to time, so that one that is like none of these may be new.</summary>
        public bool Grows { get; init; }
    }

    /// <summary>A duration, as <see cref="RuleDuration"/> reads it.</summary>
    public sealed record Duration(TimeSpan Min, TimeSpan Max) : ContractValue;

    public sealed record Integer(int Min, int Max) : ContractValue;

    public sealed record Boolean : ContractValue;

    public sealed record Guid : ContractValue;

    /// <summary>Three numbers: <c>1.0.2</c>.</summary>
    public sealed record Version : ContractValue;

    /// <summary>A list.</summary>
    /// <param name="Item">What each of its items is.</param>
    /// <param name="MaxCount">More items are refused; null where no limit is known.</param>
    public sealed record Sequence(ContractValue Item, int? MaxCount = null) : ContractValue
    {
        /// <summary>Whether a single text stands for a list too, its members separated by commas.</summary>
        public bool AllowsText { get; init; }
    }

    /// <summary>A mapping with keys of its own.</summary>
    public sealed record Mapping(ImmutableArray<ContractKey> Keys) : ContractValue;

    /// <summary>A mapping whose keys the rule chooses, and whose values are texts.</summary>
    public sealed record Names(int MaxCount, int MaxKeyLength, int MaxValueLength) : ContractValue;
}
