using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Query;

internal sealed class WatchlistIsNotDeclaredTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.WatchlistIsNotDeclared };

    [Test]
    public async Task A_watchlist_is_told_once_a_query_and_its_columns_are_open() =>
        await Verifier.VerifyAsync(
            "_GetWatchlist([|'Assets'|]) | project HostName | join kind=inner (_GetWatchlist('assets') | project Host) on $left.HostName == $right.Host",
            "The watchlist 'Assets' is not declared, so its columns are not checked; declare it in a DetectionSchema file.");

    [TestCase("let alias = 'Assets'; _GetWatchlist([|alias|]) | project HostName")]
    [TestCase("_GetWatchlist(alias = [|'Assets'|]) | project HostName")]
    [TestCase("DeviceInfo | where DeviceName in ((_GetWatchlist([|'Assets'|]) | project SearchKey))")]
    public async Task The_alias_is_found_however_it_is_given(string marked) => await Verifier.VerifyAsync(marked);

    [TestCase("_GetWatchlist(strcat('a', tostring(rand()))) | project Anything")]
    [TestCase("let name = toscalar(DeviceInfo | take 1 | project DeviceName); _GetWatchlist(strcat('prefix-', name)) | project Anything")]
    [TestCase("_GetWatchlist(tolower(toscalar(DeviceInfo | where DeviceName == 'x' | project DeviceName))) | project Anything")]
    [TestCase("let f = (name: string) { _GetWatchlist(strcat('prefix-', name)) | project Anything }; f('x')")]
    public async Task A_watchlist_whose_alias_is_not_known_is_not_told(string query) => await Verifier.VerifyAsync(query);

    [TestCase("_GetWatchlist('Assets') | project HostName, SearchKey, _DTItemId, LastUpdatedTimeUTC, TimeGenerated")]
    [TestCase("_GetWatchlist('ASSETS') | project HostName")]
    [TestCase("_GetWatchlist('Assets') | project {|KS142:HostNam|}")]
    public async Task A_declared_watchlist_has_its_columns_and_those_of_every_watchlist(string marked) =>
        await (Verifier with { Schema = "watchlists: [{ alias: Assets, columns: { HostName: string } }]" }).VerifyAsync(marked);
}
