using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Extensibility;
using Detections.Kusto;

namespace Detections.Analysis.Tests.Extensibility;

internal sealed class AnalyzerLoaderTests
{
    internal static readonly string File = typeof(ForeignAnalyzers).Assembly.Location;

    [Test]
    public void The_analyzers_of_an_assembly_are_loaded_and_the_bad_ones_told()
    {
        var (analyzers, descriptors, problems) = AnalyzerLoader.Load([File]);
        Assert.That(analyzers.Select(one => one.GetType().Name), Is.EqualTo(new[] { "Good", "ReportsWhatItDoesNotName", "Throws" }));
        Assert.That(descriptors.Select(one => one.Id), Is.EquivalentTo(new[] { "ACME1", "ACME2", "ACME3" }));
        Assert.That(problems.Select(one => one.Id), Is.All.EqualTo("DET9018"));
        const string start = "The analyzers of 'Detections.Analysis.Tests.dll' cannot be used: ";
        Assert.That(problems.Select(one => one.Message), Is.EqualTo(new[]
        {
            start + "'CannotBeMade' fails with 'Not today'.",
            start + "'HasAnIdOfKusto' has the id 'ks999', and ids that begin with 'DET' or 'KS' are those of the tool; use letters of your own, such as 'CONTOSO001'.",
            start + "'HasAnIdOfTheTool' has the id 'DET2001', and ids that begin with 'DET' or 'KS' are those of the tool; use letters of your own, such as 'CONTOSO001'.",
            start + "'HasNoDigits' has the id 'ACME'; use two or more letters with digits behind them, such as 'CONTOSO001'.",
            start + "'HasTheIdOfAnother' has the id 'acme1' of 'Good', which means something else; use another one.",
            start + "'IsOfTheTool' has the category 'Tool', which is for the tool itself; use the one that fits best.",
        }));
    }

    [Test]
    public void It_is_a_copy_with_types_of_its_own_that_shares_those_of_the_tool()
    {
        var analyzer = AnalyzerLoader.Load([File]).Analyzers[0];
        Assert.That(analyzer, Is.InstanceOf<DetectionAnalyzer>());
        Assert.That(analyzer.GetType().Assembly, Is.Not.SameAs(typeof(ForeignAnalyzers).Assembly));
    }

    [Test]
    public void It_is_freed_when_it_is_not_used_any_more()
    {
        var context = LoadAndForget();
        for (var i = 0; i < 20 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.That(context.IsAlive, Is.False);
    }

    [Test]
    public void A_file_that_cannot_be_loaded_is_told_without_its_folder()
    {
        using var folder = new RuleFolder();
        var text = folder.Write("text.dll", "no assembly");
        var problems = AnalyzerLoader.Load([folder.FullPath("gone.dll"), text, typeof(TextSpan).Assembly.Location]).Problems.Select(one => one.Message).ToList();
        Assert.That(problems[0], Does.StartWith("The analyzers of 'gone.dll' cannot be used: "));
        Assert.That(problems[1], Is.EqualTo("The analyzers of 'text.dll' cannot be used: it is no .NET assembly."));
        Assert.That(problems[2], Is.EqualTo(
            "The analyzers of 'Detections.Kusto.dll' cannot be used: it holds no public class that derives from 'DetectionAnalyzer' and has a constructor without parameters."));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndForget() => new(AssemblyLoadContext.GetLoadContext(AnalyzerLoader.Load([File]).Analyzers[0].GetType().Assembly));
}
