using Rung.Engine.Local;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;
using Rung.Engine.Tuning;

namespace Rung.Engine.Climbing;

/// <summary>
/// A training for a task, forecast and ready to begin: on the train split, its best step chosen on dev. The test is frozen before, and
/// no example of it is looked at. Owns the model in memory.
/// </summary>
public sealed class TaskTraining : IDisposable
{
    private readonly LocalModel _model;
    private readonly TuningPlan _plan;
    private readonly AdapterStore _store;
    private readonly ClimbJournal _journal;
    private readonly TimeProvider _clock;

    private TaskTraining(LocalModel model, TuningPlan plan, AdapterStore store, ClimbJournal journal, TimeProvider clock)
    {
        (_model, _plan, _store, _journal, _clock) = (model, plan, store, journal, clock);
        Forecast = TuningForecast.Of(plan, clock, TuningForecast.Calibration);
        Existing = store.Find(plan);
        HasBegun = TuningFolder.Of(store, plan).HasBegun;
    }

    public TuningForecast Forecast { get; }

    /// <summary>The adapter that this very training has given before; <see langword="null"/>: it was not trained yet.</summary>
    public TrainedAdapter? Existing { get; }

    /// <summary>Whether an earlier sitting was stopped: then it goes on there.</summary>
    public bool HasBegun { get; }

    /// <summary>Where the adapter's files will be, or are.</summary>
    public string FolderOf(TrainedAdapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        return _store.FolderOf(adapter);
    }

    /// <param name="task">Whose examples.</param>
    /// <param name="model">The local model; its adapter is what is trained.</param>
    /// <param name="tune">How.</param>
    /// <param name="state">The task's folder of state.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Core.RungException">The data cannot be learnt from, the model cannot be run, or the training would not fit.</exception>
    public static async Task<TaskTraining> PrepareAsync(
        TaskDefinition task, ModelDefinition model, TuneDefinition tune, IClimbState state, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tune);
        ArgumentNullException.ThrowIfNull(state);

        var opened = await OpenedTask.ReadAsync(task, state, new ClimbOptions(), clock, cancellationToken);
        var journal = new ClimbJournal(opened.Store.Journal);
        await opened.FreezeAsync(journal, cancellationToken);
        var local = LocalModel.Open(ModelFolder.Find(model.Model, task.Folder), LocalProvider.OptionsOf(model));
        try
        {
            var plan = await TuningPlan.MakeAsync(task, tune, local, opened.Prepared.Loaded.Dataset, opened.Prepared.Scorer, cancellationToken);
            TuningForecast.ThrowIfTooLarge(plan);
            return new TaskTraining(local, plan, new AdapterStore(task.Folder), journal, clock);
        }
        catch
        {
            local.Dispose();
            throw;
        }
    }

    /// <returns><see langword="null"/>: it was stopped. The same call goes on from the last checkpoint.</returns>
    /// <exception cref="TuningException">It cannot go on.</exception>
    public async Task<TrainedAdapter?> RunAsync(Action<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        var adapter = await new TuningRun(_plan, Forecast, _store, _clock).RunAsync(progress, cancellationToken);
        if (adapter is not null)
        {
            await _journal.AdapterTrainedAsync(adapter, CancellationToken.None);
        }

        return adapter;
    }

    public void Dispose() => _model.Dispose();
}
