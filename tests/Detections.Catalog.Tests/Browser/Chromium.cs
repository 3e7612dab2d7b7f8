using Microsoft.Playwright;

namespace Detections.Catalog.Tests.Browser;

/// <summary>The browser of the machine, started once for all tests of this folder; they are ignored where there is none.</summary>
[SetUpFixture]
internal sealed class Chromium
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static IPlaywright? Driver { get; set; }

    public static IBrowser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        if (Array.Find(Programs, File.Exists) is not { } program)
        {
            Assert.Ignore("There is no Chromium on this machine; on Debian, 'apt-get install chromium' installs it.");
            return;
        }
        Driver = await Playwright.CreateAsync();
        // The tests open pages of their own making: a container without user namespaces runs them too.
        Browser = await Driver.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        // Null where there is no program to start.
        if (Browser is not null)
            await Browser.DisposeAsync();
        Driver?.Dispose();
    }
}
