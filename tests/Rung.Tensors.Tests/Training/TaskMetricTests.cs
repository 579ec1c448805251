using Rung.Tensors.Layers;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Training;

namespace Rung.Tensors.Tests.Training;

public sealed class TaskMetricTests : IDisposable
{
    private static readonly float[][] Train = [.. Enumerable.Repeat(new float[] { 1, 1 }, 16)];

    private static readonly TrainingOptions Options = new()
    {
        Epochs = 10,
        BatchSize = 2,
        LearningRate = 0.05,
        Shape = LearningRateShape.Constant,
        StepsBetweenCheckpoints = 3,
        WeightDecay = 0,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_parameters_with_the_best_metric_are_kept(bool isHigherBetter)
    {
        var parameter = Trained();

        // Best where the parameter passes .5, long before the loss is least.
        var metric = Metric(() => (isHigherBetter ? -1 : 1) * Math.Abs(parameter.Values[0] - 0.5)) with { IsHigherBetter = isHigherBetter, StepsBetween = 1 };
        var result = Loop(parameter, Options with { Metric = metric }).Run(null, CancellationToken.None);

        Assert.InRange(parameter.Values[0], 0.45f, 0.55f);
        Assert.Equal(result.BestMetric, result.Curve[result.BestStep - 1].Metric);
        Assert.True(result.BestStep < result.Steps);
    }

    [Fact]
    public void It_ends_when_the_metric_no_longer_rises_whatever_the_dev_loss_does()
    {
        var parameter = Trained();
        var metric = Metric(() => parameter.Values[0] < 0.5 ? parameter.Values[0] : 0) with { StepsBetween = 2 };

        var result = Loop(parameter, Options with { Metric = metric, Patience = 3 }).Run(null, CancellationToken.None);

        Assert.True(result.HasEnded);
        Assert.Equal(result.BestStep + 6, result.Steps);
        Assert.True(result.Curve.Where(point => point.DevLoss is not null).Select(point => point.DevLoss!.Value).SequenceEqual(
            result.Curve.Where(point => point.DevLoss is not null).Select(point => point.DevLoss!.Value).OrderDescending()));
    }

    [Fact]
    public void What_is_no_number_is_never_the_best()
    {
        var calls = 0;
        var metric = Metric(() => ++calls == 2 ? 0.1 : double.NaN) with { StepsBetween = 4 };

        var result = Loop(Trained(), Options with { Metric = metric }).Run(null, CancellationToken.None);

        Assert.Equal((8, 0.1), (result.BestStep, result.BestMetric));
    }

    [Fact]
    public void A_run_with_a_metric_that_was_stopped_goes_on_as_if_it_had_not_been()
    {
        var whole = Trained();
        var expected = Loop(whole, WithMetric(whole) with { CheckpointFolder = _folder["whole"] }).Run(null, CancellationToken.None);
        using var source = new CancellationTokenSource();
        var stopped = Trained();
        Loop(stopped, WithMetric(stopped) with { CheckpointFolder = _folder["stopped"] }).Run(progress => source.CancelIf(progress.Step == 13), source.Token);

        var resumed = Trained();
        var result = Loop(resumed, WithMetric(resumed) with { CheckpointFolder = _folder["stopped"] }).Run(null, CancellationToken.None);

        Assert.Equal(whole.Values, resumed.Values);
        Assert.Equal(expected.Curve, result.Curve);
        Assert.Equal((expected.BestMetric, expected.BestStep), (result.BestMetric, result.BestStep));
    }

    [Fact]
    public void Progress_tells_rate_and_time_left()
    {
        var told = new List<TrainingProgress>();

        Loop(Trained(), Options with { Epochs = 2, Time = new SecondsTime() }).Run(told.Add, CancellationToken.None);

        // Two tokens a step, and a second between any two looks at the clock.
        Assert.Equal(16, told.Count);
        Assert.All(told, progress => Assert.Equal((16, 2.0), (progress.Steps, progress.TokensPerSecond)));
        Assert.Equal(TimeSpan.FromSeconds(15), told[0].TimeLeft);
        Assert.Equal(TimeSpan.Zero, told[^1].TimeLeft);
        Assert.Equal(32, told[^1].TokensSeen);
    }

    private static TrainingOptions WithMetric(Parameter parameter) =>
        Options with { Metric = Metric(() => -Math.Abs(parameter.Values[0] - 0.5)) with { StepsBetween = 3 } };

    private static TaskMetric Metric(Func<double> measure) => new() { Name = "nearness", Measure = _ => measure() };

    private static Parameter Trained()
    {
        var parameter = new Parameter("p", [2], [0, 0]);
        parameter.Train();
        return parameter;
    }

    private static TrainingLoop Loop(Parameter parameter, TrainingOptions options) =>
        new(new Bowl(parameter, Train), Train.Length, new Bowl(parameter, [[1, 1]]), 1, [parameter], options, "run");
}
