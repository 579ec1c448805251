using Rung.Core.Data;
using Rung.Core.Scoring;
using Rung.Engine.Local;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Local;
using Rung.Engine.Tests.Prompting;
using Rung.Engine.Tuning;

namespace Rung.Engine.Tests.Tuning;

/// <summary>A task of two labels in a folder of its own, and a tiny model that learns it.</summary>
internal sealed class TuningFixture : IDisposable
{
    private static readonly string[] Labels = ["refund", "delivery"];

    private readonly TinyModel _tiny;

    public TuningFixture(int positions = 1024)
    {
        _tiny = new TinyModel(positions: positions);
        Model = LocalModel.Open(_tiny.Folder, new LocalModelOptions { Threads = 1 });
        Task = TestTask.Of(OutputKind.Label) with { Folder = Folder };
        Store = new AdapterStore(Folder);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("rung-tuning-").FullName;

    public LocalModel Model { get; }

    public TaskDefinition Task { get; }

    public AdapterStore Store { get; }

    public Dataset Dataset { get; init; } = Examples(train: 24);

    public TuneDefinition Tune { get; init; } = new() { Model = "tiny", Rank = 4, Epochs = 2, Batch = 4, DevExamples = 4, LearningRate = 0.02 };

    public IScorer Scorer { get; set; } = ScorerCatalog.Create("accuracy", OutputKind.Label, new TextNormalization(), pattern: null);

    public static Dataset Examples(int train) => Core.Data.Dataset.Create(
    [
        Pair(Split.Train, 0, train),
        Pair(Split.Dev, 100, 8),
        Pair(Split.Test, 200, 8),
    ]);

    public Task<TuningPlan> PlanAsync() => TuningPlan.MakeAsync(
        Task, Tune, Model, Dataset, Scorer, TestContext.Current.CancellationToken);

    public async Task<TrainedAdapter?> TrainAsync(Action<TuningProgress>? progress = null, CancellationToken? stop = null)
    {
        var plan = await PlanAsync();
        var forecast = TuningForecast.Of(plan, TimeProvider.System, TimeSpan.FromMilliseconds(1));
        return await new TuningRun(plan, forecast, Store, TimeProvider.System).RunAsync(progress, stop ?? TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Model.Dispose();
        _tiny.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static KeyValuePair<Split, IReadOnlyList<Example>> Pair(Split split, int from, int count) => new(
        split,
        [.. Enumerable.Range(from, count).Select(i => TestTask.Example($"e{i:000}", $"{(i % 2 == 0 ? "money" : "parcel")} {i}", Labels[i % 2]))]);
}
