using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Ladder;
using Rung.Engine.Local;
using Rung.Engine.Reports.Trainings;
using Rung.Engine.Tasks;
using Rung.Engine.Tuning;

namespace Rung.Engine.Climbing;

/// <summary>
/// Trains the adapter that <c>tune</c> in <c>rung.yaml</c> asks for, where it is not there yet, the forecast fits the machine and its time the
/// budget. Otherwise it says why not: the climb goes on without.
/// </summary>
internal sealed class TuneStage(ClimbContext context, ClimbJournal journal, LiveModels models)
{
    private readonly TaskDefinition _task = context.Task;
    private readonly AdapterStore _store = new(context.Task.Folder);

    /// <returns>What the reader of the report should know.</returns>
    public async Task<ImmutableArray<string>> RunAsync(CancellationToken cancellationToken)
    {
        if (_task.Tune is not { } tune || models.All.FirstOrDefault(model => model.Definition.Name == tune.Model)?.Local is not { } local)
        {
            return []; // a model that cannot be run is told among the skipped
        }

        try
        {
            var plan = await TuningPlan.MakeAsync(_task, tune, local, context.Dataset, context.Scorer, cancellationToken);
            return _store.Find(plan) is null ? await TrainAsync(plan, cancellationToken) : [];
        }
        catch (Exception exception) when (exception is TuningException or LocalModelException)
        {
            return [$"No adapter was trained for '{tune.Model}': {exception.Message}"];
        }
    }

    private async Task<ImmutableArray<string>> TrainAsync(TuningPlan plan, CancellationToken cancellationToken)
    {
        TuningForecast.ThrowIfTooLarge(plan);
        var forecast = TuningForecast.Of(plan, context.Clock, TuningForecast.Calibration);
        if (context.Deadline.Left is { } left && forecast.Time > left)
        {
            return
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No adapter was trained for '{plan.Tune.Model}': it would take {TrainingText.Duration(forecast.Time)}, and {left.TotalMinutes:0.#} minutes of the budget are left. Raise budget: in rung.yaml, or train apart: rung train."),
            ];
        }

        var name = $"adapter for {plan.Tune.Model}";
        var adapter = await new TuningRun(plan, forecast, _store, context.Clock)
            .RunAsync(progress => context.Observer.OnProgress(ProgressOf(name, progress)), cancellationToken)
            ?? throw new OperationCanceledException(cancellationToken);

        await journal.AdapterTrainedAsync(adapter, cancellationToken);
        context.Observer.OnProgress(new CandidateProgress { Name = name, Rung = RungKind.Tune, Phase = CandidatePhase.Finished, Share = 1 });
        return plan.Notes;
    }

    private static CandidateProgress ProgressOf(string name, TuningProgress progress) => new()
    {
        Name = name,
        Rung = RungKind.Tune,
        Phase = CandidatePhase.Fitting,
        Share = (double)progress.Step / progress.Steps,
        RunningMean = progress.Best?.Metric,
    };
}
