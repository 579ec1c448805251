using Microsoft.Playwright;
using Rung.Engine.Reports;

namespace Rung.Engine.Tests.Reports;

/// <summary>The page in a real browser, from a file, as it is mailed about.</summary>
public sealed class HtmlReportTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly string _folder = Directory.CreateTempSubdirectory("rung-page-").FullName;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Nothing_from_the_data_is_run_and_nothing_is_fetched()
    {
        var page = await OpenAsync(ReportFixture.Source());

        Assert.Empty(_complaints);
        Assert.Single(_requests);
        Assert.False(await page.EvaluateAsync<bool>("() => 'pwned' in window || '__pwned' in window"));
        Assert.Equal(0, await page.Locator("img").CountAsync());
        Assert.Contains("Undecided", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filters_filter_and_a_row_opens_by_the_keyboard()
    {
        var page = await OpenAsync(ReportFixture.Source());
        var all = await page.Locator("#failures details").CountAsync();

        await page.Locator("#filter-cause").SelectOptionAsync("Timeout");
        var timeouts = await page.Locator("#failures details").CountAsync();
        await page.Locator("#failures summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var facts = await page.Locator("#failures details[open] dl").InnerTextAsync();
        await page.Locator("#filter-text").FillAsync("no such text anywhere");

        Assert.Equal((8, 3), (all, timeouts));
        Assert.Contains("no answer within 60 s", facts, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#failures details").CountAsync());
    }

    [Fact]
    public async Task Ten_thousand_failures_are_paged()
    {
        var page = await OpenAsync(ReportFixture.Source(failures: 10_000));

        await page.Locator("#page-next").ClickAsync();

        Assert.Equal(50, await page.Locator("#failures details").CountAsync());
        Assert.Contains("page 2 of 200", await page.Locator("#failure-count").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_and_pictures_speak_to_who_cannot_see_them()
    {
        var page = await OpenAsync(ReportFixture.Source());

        Assert.Equal(0, await page.Locator("thead th:not([scope])").CountAsync());
        Assert.Equal(0, await page.Locator("svg:not([aria-label])").CountAsync());
        Assert.True(await page.Locator("svg").CountAsync() > 2);
    }

    private async Task<IPage> OpenAsync(ReportSource source)
    {
        Assert.SkipWhen(_browser is null, $"{Chromium} is not there: run eng/install-browser.");
        var path = Path.Combine(_folder, "report.html");
        await File.WriteAllTextAsync(path, HtmlReport.Write(source), TestContext.Current.CancellationToken);
        var page = await _browser.NewPageAsync();
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) => _requests.Add(request.Url);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return page;
    }
}
