using Detections.Analysis.Text;
using Detections.Kusto.Schema;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>A code fence with what the headings above it say.</summary>
/// <param name="Fence">The fence.</param>
/// <param name="Heading">The nearest heading above, or null.</param>
/// <param name="Environment">The environment the headings name, or null.</param>
internal sealed record FencePlace(CodeFence Fence, Located<string>? Heading, KustoEnvironment? Environment);
