using System.Text.Json;
using Microsoft.Playwright;

namespace Detections.Catalog.Tests.Browser;

/// <summary>A visit of a site in a window of its own, from files and without a network. What goes wrong on the way is kept.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly string _folder;
    private readonly IBrowserContext _window;

    private Visit(string folder, IBrowserContext window, IPage page)
    {
        _folder = folder;
        _window = window;
        Page = page;
        page.Console += (_, message) => Keep(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Keep(true, error);
        page.RequestFailed += (_, request) => Keep(true, $"{request.Url}: {request.Failure}");
        page.Request += (_, request) => Keep(!request.Url.StartsWith("file:", StringComparison.Ordinal), $"{request.Url} is not a file");
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts and of the console, requests that failed, and requests that left the folder.</summary>
    public List<string> Problems { get; } = [];

    public static async Task<Visit> StartAsync(string folder, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var window = await Chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        return new Visit(folder, window, await window.NewPageAsync());
    }

    /// <param name="address">Relative to the site, with what stands behind a <c>#</c>.</param>
    public Task OpenAsync(string address) => Page.GotoAsync(new Uri(_folder + "/").AbsoluteUri + address);

    /// <summary>What axe finds against WCAG 2.2 AA and its own best practices, one line for each element.</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(RepositoryRoot.Combine("artifacts", "axe-core", "node_modules", "axe-core", "axe.min.js")));
        var result = await Page.EvaluateAsync<JsonElement>("() => axe.run()");
        return
        [
            .. from violation in result.GetProperty("violations").EnumerateArray()
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id")}: {node.GetProperty("html")} {node.GetProperty("failureSummary")}",
        ];
    }

    public ValueTask DisposeAsync() => _window.DisposeAsync();

    private void Keep(bool isProblem, string text)
    {
        if (isProblem)
            Problems.Add(text);
    }
}
