using Microsoft.Playwright;

namespace Detections.Catalog.Tests.Browser;

/// <summary>The browser of the machine, started once for all tests of this folder; they are ignored where there is none.</summary>
[SetUpFixture]
internal sealed class Chromium
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static IPlaywright? s_playwright;
    private static IBrowser? s_browser;

    public static IBrowser Browser => s_browser!;

    [OneTimeSetUp]
    public async Task Start()
    {
        if (Array.Find(Programs, File.Exists) is not { } program)
        {
            Assert.Ignore("There is no Chromium on this machine; on Debian, 'apt-get install chromium' installs it.");
            return;
        }
        s_playwright = await Playwright.CreateAsync();
        // The tests open pages of their own making: a container without user namespaces runs them too.
        s_browser = await s_playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (s_browser is not null)
            await s_browser.DisposeAsync();
        s_playwright?.Dispose();
    }
}
