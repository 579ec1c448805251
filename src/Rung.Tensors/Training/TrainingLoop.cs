using System.Diagnostics;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Training;

/// <summary>
/// The loop of every training: learn a batch, clip, step, measure, keep the best, write checkpoints. What it does is a
/// function of the examples, the options and the number of threads; a run that was killed and goes on gives the same bytes.
/// </summary>
internal sealed class TrainingLoop
{
    private const int MostSkippedInARow = 5;

    private readonly IObjective _train;
    private readonly IObjective? _dev;
    private readonly int[] _devExamples;
    private readonly TrainingOptions _options;
    private readonly AdamW _optimiser;
    private readonly DataOrder _order;
    private readonly LearningRate _rate;
    private readonly RunCheckpoints? _checkpoints;
    private TrainingState _state = new();
    private Dictionary<string, float[]>? _best;

    public TrainingLoop(
        IObjective train, int examples, IObjective? dev, int devExamples, IEnumerable<Parameter> parameters, TrainingOptions options, string fingerprint)
    {
        (_train, _dev, _options) = (train, dev, options);
        _devExamples = [.. Enumerable.Range(0, devExamples)];
        _optimiser = new AdamW(parameters, options);
        _order = new DataOrder(examples, options.BatchSize, options.Seed);
        Steps = options.StepsFor(examples);
        _rate = new LearningRate(options.Shape, options.LearningRate, (int)Math.Round(options.WarmUpShare * Steps), Steps, options.FloorShare);
        _checkpoints = options.CheckpointFolder is null ? null : new RunCheckpoints(options.CheckpointFolder, fingerprint);
    }

    /// <summary>How many steps the whole run has.</summary>
    public int Steps { get; }

    public TrainingResult Run(Action<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        _optimiser.ClearGradients();
        if (_checkpoints?.Resume(_optimiser, out _best) is { } state)
        {
            _state = state;
            _train.Update();
        }

        var clock = new SittingClock(_options.Time, _state.Step, _state.TokensSeen, Steps);
        while (_state.Step < Steps && !_state.HasEnded && !cancellationToken.IsCancellationRequested)
        {
            var point = Learn(cancellationToken);
            progress?.Invoke(clock.At(point, _state));
            if (_state.Step % _options.StepsBetweenCheckpoints == 0 || _state.Step == Steps || _state.HasEnded)
            {
                _checkpoints?.Save(_state, _optimiser, _best);
            }
        }

        SaveWhereStopped();
        return Finish() with { StepsNow = _state.Step - clock.FirstStep, Elapsed = clock.Elapsed };
    }

    /// <summary>Nothing that was learnt before it was stopped from outside has to be learnt again.</summary>
    private void SaveWhereStopped()
    {
        if (_state.Step > 0 && _state.Step < Steps && !_state.HasEnded)
        {
            _checkpoints?.Save(_state, _optimiser, _best);
        }
    }

    private CurvePoint Learn(CancellationToken cancellationToken)
    {
        var step = _state.Step;
        var (loss, tokens) = AddGradients(step);
        var norm = _optimiser.GradientNorm();
        var rate = _rate.At(step);
        var isNumber = double.IsFinite(loss) && double.IsFinite(norm);
        if (isNumber)
        {
            _optimiser.Step(step + 1 - _state.Skipped, rate, Math.Min(1, _options.MaxGradientNorm / Math.Max(norm, 1e-30)));
            _train.Update();
        }
        else
        {
            Skip(step, loss);
        }

        var devLoss = _dev is not null && IsDue(step + 1, _options.StepsBetweenEvaluations) ? MeasureDev() : null;
        var metric = _options.Metric is { } asked && IsDue(step + 1, asked.StepsBetween) ? asked.Measure(cancellationToken) : (double?)null;
        var point = new CurvePoint(step + 1, loss, devLoss, norm, rate, metric);
        _state = Next(_state, point, isNumber, tokens);
        return point;
    }

    private (double Loss, int Tokens) AddGradients(int step)
    {
        var examples = _order.At(step).ToArray();
        var scale = 1.0 / Math.Max(1, examples.Sum(_train.UnitsOf));
        var dropout = new CountedRandom(_options.Seed).Child(0x64726F70).Child((ulong)step);
        var loss = 0.0;
        ulong pass = 0;
        foreach (var part in PartsOf(examples, _train))
        {
            loss += _train.Learn(part, scale, dropout.Child(pass++));
        }

        return (loss * scale, examples.Sum(_train.TokensOf));
    }

    private IEnumerable<int[]> PartsOf(int[] examples, IObjective objective) => objective.ComparesExamples
        ? examples.Chunk(_options.BatchSize)
        : Passes.Of(examples, _options.MaxTokensAtOnce, objective.TokensOf);

    private void Skip(int step, double loss)
    {
        _optimiser.ClearGradients();
        if (_state.SkippedInARow + 1 >= MostSkippedInARow)
        {
            throw new TrainingException(
                $"The loss or its gradient was no number in {MostSkippedInARow} steps in a row, the last at step {step + 1} with a loss of {loss}. Lower the learning rate, or look for damaged weights.");
        }
    }

    private bool IsDue(int done, int stepsBetween) =>
        done == Steps || done % (stepsBetween > 0 ? stepsBetween : _order.StepsPerEpoch) == 0;

    private double? MeasureDev()
    {
        var sum = 0.0;
        Debug.Assert(_dev is not null, "It is measured where there is one.");
        foreach (var part in PartsOf(_devExamples, _dev))
        {
            sum += _dev.Measure(part);
        }

        return sum / Math.Max(1, _devExamples.Sum(_dev.UnitsOf));
    }

    private TrainingState Next(TrainingState state, CurvePoint point, bool isNumber, int tokens)
    {
        state = state with
        {
            Step = point.Step,
            SkippedInARow = isNumber ? 0 : state.SkippedInARow + 1,
            Skipped = state.Skipped + (isNumber ? 0 : 1),
            TokensSeen = state.TokensSeen + tokens,
            Curve = state.Curve.Add(point),
        };
        return CriterionOf(point) is { } criterion ? Judged(state, point, criterion) : state;
    }

    private double? CriterionOf(CurvePoint point) => _options.Metric is { } metric
        ? point.Metric is { } value ? metric.Criterion(value) : null
        : point.DevLoss;

    private TrainingState Judged(TrainingState state, CurvePoint point, double criterion)
    {
        if (criterion < (state.BestCriterion ?? double.PositiveInfinity))
        {
            _best = _optimiser.States.ToDictionary(entry => entry.Parameter.Name, entry => (float[])entry.Parameter.Values.Clone());
            return state with
            {
                BestCriterion = criterion,
                BestDevLoss = point.DevLoss,
                BestMetric = point.Metric,
                BestStep = point.Step,
                MeasurementsWithoutGain = 0,
            };
        }

        var without = state.MeasurementsWithoutGain + 1;
        return state with { MeasurementsWithoutGain = without, HasEnded = _options.Patience > 0 && without >= _options.Patience };
    }

    private TrainingResult Finish()
    {
        var hasEnded = _state.HasEnded || _state.Step >= Steps;
        if (hasEnded && _best is not null)
        {
            foreach (var (parameter, _, _) in _optimiser.States)
            {
                _best[parameter.Name].CopyTo(parameter.Values, 0);
            }

            _train.Update();
        }

        return new TrainingResult(
            _state.Step,
            _best is null ? _state.Step : _state.BestStep,
            _state.BestDevLoss,
            _state.TokensSeen,
            _state.Skipped,
            hasEnded,
            _state.Curve)
        {
            BestMetric = _state.BestMetric,
        };
    }
}
