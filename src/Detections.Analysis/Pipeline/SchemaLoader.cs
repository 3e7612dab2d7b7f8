using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics;
using Detections.Analysis.Text;
using Detections.Kusto.Schema;
using Detections.Kusto.Schema.Declarations;

namespace Detections.Analysis.Pipeline;

/// <summary>Reads the repository's schema files and puts them over the built-in schema.</summary>
internal static class SchemaLoader
{
    public static (KustoSchema Schema, ImmutableArray<Diagnostic> Problems) Load(IEnumerable<RawFile> files)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var texts = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        var declarations = new List<SchemaDeclarations>();
        foreach (var file in files)
        {
            var (text, problem) = file.Decode();
            if (problem is not null)
            {
                problems.Add(problem);
                continue;
            }

            texts.Add(file.Path, text!);
            var reading = SchemaDeclarations.Read(file.Path, text!.Content);
            declarations.Add(reading.Declarations);
            problems.AddRange(reading.Problems.Select(one => Describe(one, texts)));
        }

        var merged = SchemaDeclarations.Merge(declarations);
        problems.AddRange(merged.Problems.Select(one => Describe(one, texts)));
        return (KustoSchema.BuiltIn.With(merged.Declarations), problems.ToImmutable());
    }

    private static Diagnostic Describe(SchemaProblem problem, Dictionary<string, SourceText> texts)
    {
        var diagnostic = EngineDescriptors.SchemaFileIsInvalid.At(Locate(problem.Place, texts), problem.Message);
        return problem.Other is { } other
            ? diagnostic with { Related = [new RelatedLocation(Locate(other, texts), "The other declaration.")] }
            : diagnostic;
    }

    private static Location Locate(SchemaPlace place, Dictionary<string, SourceText> texts) => Location.Of(texts[place.Path], place.Span);
}
