using System.Collections.Immutable;
using System.Diagnostics;
using Rung.Core.Data;
using Rung.Engine.Local;
using Rung.Tensors;
using Rung.Tensors.Lora;
using Rung.Tensors.Training;

namespace Rung.Engine.Tuning;

/// <summary>Trains the adapter of a plan, or goes on with it where an earlier sitting stopped, and keeps it in the store.</summary>
internal sealed class TuningRun(TuningPlan plan, TuningForecast forecast, AdapterStore store, TimeProvider time)
{
    private const int MostPoints = 400;

    private static readonly TimeSpan CheckpointPace = TimeSpan.FromSeconds(5);

    private readonly TuningFolder _folder = TuningFolder.Of(store, plan);

    /// <returns><see langword="null"/>: it was stopped; run it again to go on.</returns>
    /// <exception cref="TuningException">It cannot go on; the message says why.</exception>
    public async Task<TrainedAdapter?> RunAsync(Action<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        var before = Process.GetCurrentProcess().WorkingSet64;
        try
        {
            return await plan.Model.UseAsync(adapterFolder: null, loaded => Run(loaded, before, progress, cancellationToken), cancellationToken);
        }
        catch (TensorException exception)
        {
            throw new TuningException(exception.Message, exception);
        }
    }

    private TrainedAdapter? Run(LoadedModel loaded, long memoryBefore, Action<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        var adapter = LoraAdapter.Attach(loaded.Model, plan.Lora);
        try
        {
            using var watch = new TuningWatch(plan, loaded, adapter, _folder, progress, time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Enough);
            watch.Begin(cancellationToken);
            var result = Trainer.Train(adapter, plan.Train.Tokens, plan.Dev.Tokens, Options, watch.OnStep, stop.Token);
            if (!result.HasEnded && !watch.Enough.IsCancellationRequested)
            {
                return null;
            }

            if (watch.Best is null)
            {
                adapter.Save(_folder.Best, plan.Model.Name);
            }

            var trained = store.Add(_folder.Best, id => Describe(id, result, watch, memoryBefore));
            _folder.Remove();
            return trained;
        }
        finally
        {
            adapter.Detach();
        }
    }

    private TrainingOptions Options => plan.Training with
    {
        CheckpointFolder = _folder.Checkpoints,
        StepsBetweenCheckpoints = (int)Math.Clamp(CheckpointPace / (forecast.Time / plan.Steps), 1, 200),
    };

    private TrainedAdapter Describe(ContentHash id, TrainingResult result, TuningWatch watch, long memoryBefore) => new()
    {
        Id = id.ToString(),
        Plan = plan.Id.ToString(),
        Task = plan.Task.Name,
        Model = plan.Model.Name,
        Base = plan.Model.Id.ToString(),
        Format = WeightFormats.WordOf(plan.Model.Options.Format),
        Dataset = plan.Dataset.ToString(),
        Train = plan.TrainId.ToString(),
        TrainCount = plan.Train.Items.Length,
        Dev = plan.DevId.ToString(),
        DevCount = plan.Dev.Items.Length,
        Instruction = ContentHash.Of(plan.Prompt.Instruction).ToString(),
        Metric = plan.Scorer.Name,
        Rank = plan.Lora.Rank,
        Alpha = plan.Lora.Alpha,
        Dropout = plan.Lora.Dropout,
        Epochs = plan.Training.Epochs,
        Batch = plan.Training.BatchSize,
        LearningRate = plan.Training.LearningRate,
        Seed = plan.Training.Seed,
        Steps = result.Steps,
        BestStep = watch.Best?.Step ?? result.Steps,
        Curve = Thinned(result.Curve),
        Looks = watch.Looks,
        Actuals = ActualsOf(watch, memoryBefore),
        Seen = [.. plan.Train.Items.Concat(plan.Dev.Items).Select(item => ContentHash.Of(item.Example.Input.Text).Short).Order(StringComparer.Ordinal)],
    };

    private TuningActuals ActualsOf(TuningWatch watch, long memoryBefore) => new()
    {
        Steps = watch.Steps,
        Seconds = watch.Learning.TotalSeconds,
        ForecastSeconds = forecast.Time.TotalSeconds * watch.Steps / plan.Steps,
        DevSeconds = watch.Looking.TotalSeconds,
        TokensPerSecond = watch.TokensPerSecond,
        PeakBytes = Math.Max(0, Process.GetCurrentProcess().PeakWorkingSet64 - memoryBefore),
        ForecastPeakBytes = forecast.PeakBytes,
        AdapterBytes = Directory.EnumerateFiles(_folder.Best, "*.safetensors").Sum(file => new FileInfo(file).Length),
        ForecastAdapterBytes = forecast.AdapterBytes,
    };

    /// <summary>Means of neighbouring steps: a picture has no use for thousands.</summary>
    private static ImmutableArray<LossPoint> Thinned(ImmutableArray<CurvePoint> curve) =>
    [
        .. curve.Chunk(Math.Max(1, (curve.Length + MostPoints - 1) / MostPoints))
            .Select(part => new LossPoint(part[^1].Step, part.Average(point => point.TrainLoss))),
    ];
}
