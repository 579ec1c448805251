using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Local;
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
        try
        {
            return await plan.Model.UseAsync(adapterFolder: null, loaded => Run(loaded, progress, cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (LocalModelException exception)
        {
            throw new TuningException(exception.Message, exception);
        }
    }

    private TrainedAdapter? Run(LoadedModel loaded, Action<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        var adapter = LoraAdapter.Attach(loaded.Model, plan.Lora);
        try
        {
            using var watch = new TuningWatch(plan, loaded, adapter, _folder, progress, time);
            using var stop = watch.EndedBy(cancellationToken);
            watch.Begin(cancellationToken);
            var result = Trainer.Train(adapter, plan.Train.Tokens, plan.Dev.Tokens, Options, watch.OnStep, stop.Token);
            if (!result.HasEnded && !watch.HasEnough)
            {
                return null;
            }

            if (watch.Best is null)
            {
                adapter.Save(_folder.Best, plan.Model.Name);
            }

            var trained = store.Add(_folder.Best, id => Describe(id, result, watch));
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

    private TrainedAdapter Describe(ContentHash id, TrainingResult result, TuningWatch watch) => plan.Described(id) with
    {
        Steps = result.Steps,
        BestStep = watch.Best?.Step ?? result.Steps,
        Curve = Thinned(result.Curve),
        Looks = watch.Looks,
        Actuals = ActualsOf(watch, result),
    };

    private TuningActuals ActualsOf(TuningWatch watch, TrainingResult result) => new()
    {
        Steps = watch.Steps,
        Seconds = watch.Learning.TotalSeconds,
        ForecastSeconds = forecast.Time.TotalSeconds * watch.Steps / plan.Steps,
        DevSeconds = watch.Looking.TotalSeconds,
        TokensPerSecond = watch.TokensPerSecond,
        PeakBytes = result.Forecast?.Bytes ?? 0,
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
