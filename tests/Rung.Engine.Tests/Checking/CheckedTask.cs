using Rung.Core.Statistics;
using Rung.Engine.Checking;
using Rung.Engine.Climbing;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Tasks;

namespace Rung.Engine.Tests.Checking;

/// <summary>A task in a folder of its own that is checked as a person would have it checked.</summary>
internal sealed class CheckedTask : IDisposable
{
    private static readonly string[] Things =
    [
        "lamp", "carpet", "kettle", "mirror", "wardrobe", "bicycle", "curtain", "teapot", "ladder", "blanket", "hammer", "basket", "candle", "drawer",
        "engine", "fridge", "guitar", "helmet", "jacket", "napkin", "oven", "pillow", "radio", "saddle", "tripod", "umbrella", "vase", "whistle",
        "anchor", "bucket", "camera", "desk", "easel", "fan", "globe", "hook", "jug", "kite", "lantern", "mattress", "notebook", "paddle", "quilt",
        "rope", "scissors", "telescope", "violin", "wallet", "zipper", "apron", "bench", "clock",
    ];

    private readonly TaskFolder _folder = new();

    public CheckedTask(string data = "examples: train.csv, test: test.csv, input: text, expected: label", string more = "") => _folder.With("rung.yaml", $$"""
        task: checked
        output: { kind: label }
        data: { {{data}} }
        metric: accuracy
        {{more}}
        """);

    public string Folder => _folder.Path;

    public CheckedTask With(string file, string content)
    {
        _folder.With(file, content);
        return this;
    }

    /// <summary>Lines of a table, none like another: half about money, half about parcels.</summary>
    public static IEnumerable<string> Lines(int count, int from = 0) => Enumerable.Range(from, count).Select(i =>
    {
        var random = SplitMix64.Derive(7, (ulong)i);
        var things = Enumerable.Range(0, 4).Select(_ => Things[random.Next(Things.Length)]);
        return i % 2 == 0 ? $"money back for {string.Join(" and ", things)} please,refund" : $"parcel missing with {string.Join(" or ", things)} inside,delivery";
    });

    public static string Table(params IEnumerable<string> lines) => "text,label\n" + string.Join('\n', lines) + "\n";

    public async Task<CheckResult> CheckAsync(bool isThorough = false) => await DataCheck.RunAsync(
        await TaskReader.ReadAsync(Folder, TestContext.Current.CancellationToken),
        NothingFrozen.Instance,
        new CheckOptions { IsThorough = isThorough },
        progress: null,
        TimeProvider.System,
        TestContext.Current.CancellationToken);

    /// <summary>The finding of a kind; there has to be exactly one.</summary>
    public async Task<Finding> FindAsync(FindingKind kind, bool isThorough = false) =>
        Assert.Single((await CheckAsync(isThorough)).Findings, finding => finding.Kind == kind);

    public void Dispose() => _folder.Dispose();
}
