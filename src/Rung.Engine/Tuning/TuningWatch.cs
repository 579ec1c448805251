using System.Collections.Immutable;
using Rung.Engine.Local;
using Rung.Tensors.Lora;
using Rung.Tensors.Training;

namespace Rung.Engine.Tuning;

/// <summary>Watches a training step by step: looks at dev, keeps the best adapter, ends what does not get better, tells how it stands.</summary>
internal sealed class TuningWatch(
    TuningPlan plan, LoadedModel loaded, LoraAdapter adapter, TuningFolder folder, Action<TuningProgress>? progress, TimeProvider time) : IDisposable
{
    private readonly AnswerBatch _answers = new(plan);
    private readonly LookFile _looks = new(folder.Looks);
    private readonly CancellationTokenSource _ending = new();
    private readonly long _began = time.GetTimestamp();
    private CancellationToken _stop;

    /// <summary>Steps done in this sitting.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether dev has stopped getting better, and the training with it.</summary>
    public bool HasEnough => _ending.IsCancellationRequested;

    public ImmutableArray<DevLook> Looks => _looks.All;

    public DevLook? Best => _looks.Best;

    /// <summary>How long the steps took, the looks at dev aside.</summary>
    public TimeSpan Learning => time.GetElapsedTime(_began) - Looking;

    public TimeSpan Looking { get; private set; }

    public double TokensPerSecond => Steps == 0 ? 0 : Steps * plan.TokensPerStep / Math.Max(1e-9, Learning.TotalSeconds);

    /// <summary>Looks at the model before the first step, unless an earlier sitting did.</summary>
    public void Begin(CancellationToken stop)
    {
        _stop = stop;
        if (!_answers.IsEmpty && _looks.All.IsEmpty)
        {
            Tell(step: 0, trainLoss: null, Look(step: 0, loss: null));
        }
    }

    /// <summary>Called by the trainer after every step.</summary>
    /// <exception cref="OperationCanceledException">
    /// It was stopped within a look. The step must not count as done, or its look would never be made: it is learnt again from the checkpoint before.
    /// </exception>
    public void OnStep(TrainingProgress trained)
    {
        var point = trained.Point;
        if (Steps++ == 0)
        {
            _looks.Rewind(point.Step);
        }

        var look = point.DevLoss is { } loss && !_answers.IsEmpty ? Look(point.Step, loss) : null;
        Tell(point.Step, point.TrainLoss, look);
        if (look is not null && plan.Tune.Patience > 0 && _looks.SinceBest >= plan.Tune.Patience)
        {
            _ending.Cancel();
        }
    }

    /// <summary>What ends the training: a person, or that it has enough.</summary>
    public CancellationTokenSource EndedBy(CancellationToken stop) => CancellationTokenSource.CreateLinkedTokenSource(stop, _ending.Token);

    public void Dispose() => _ending.Dispose();

    private DevLook Look(int step, double? loss)
    {
        var began = time.GetTimestamp();
        try
        {
            _stop.ThrowIfCancellationRequested();
            var look = new DevLook(step, loss, _answers.Measure(loaded, _stop));
            _looks.Add(look);
            if (_looks.Best == look)
            {
                adapter.Save(folder.Best, plan.Model.Name);
            }

            return look;
        }
        finally
        {
            Looking += time.GetElapsedTime(began);
        }
    }

    private void Tell(int step, double? trainLoss, DevLook? look)
    {
        var left = Steps == 0 ? (TimeSpan?)null : (Learning + Looking) / Steps * (plan.Steps - step);
        progress?.Invoke(new TuningProgress
        {
            Step = step,
            Steps = plan.Steps,
            TrainLoss = trainLoss,
            Look = look,
            Best = _looks.Best,
            TokensPerSecond = TokensPerSecond,
            TimeLeft = left,
        });
    }
}
