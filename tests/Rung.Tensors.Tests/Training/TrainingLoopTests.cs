using Rung.Tensors.Layers;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Training;

namespace Rung.Tensors.Tests.Training;

public sealed class TrainingLoopTests : IDisposable
{
    private static readonly TrainingOptions Options = new()
    {
        Epochs = 4,
        BatchSize = 2,
        LearningRate = 0.05,
        StepsBetweenCheckpoints = 3,
        StepsBetweenEvaluations = 2,
        WeightDecay = 0,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_step_of_AdamW_is_the_learning_rate_against_the_sign_of_the_gradient()
    {
        var parameter = Trained([1, 1, 0]);
        parameter.Gradient![0] = 0.5f;
        parameter.Gradient[1] = -3;

        new AdamW([parameter], new TrainingOptions { WeightDecay = 0 }).Step(step: 1, rate: 0.1, gradientScale: 1);

        Assert.Equal([0.9f, 1.1f, 0], parameter.Values, (one, other) => Math.Abs(one - other) < 1e-5);
        Assert.Equal([0, 0, 0], parameter.Gradient);
    }

    [Fact]
    public void AdamW_follows_its_definition_over_many_steps()
    {
        // More numbers than a vector has, and some over.
        const int Count = 37;
        var parameter = new Parameter("p", [1, Count], [.. Enumerable.Range(0, Count).Select(i => 2 - (0.1f * i))]);
        parameter.Train();
        var optimiser = new AdamW([parameter], new TrainingOptions { WeightDecay = 0.1 });
        double[] values = [.. parameter.Values], means = new double[Count], squares = new double[Count];
        for (var step = 1; step <= 50; step++)
        {
            for (var i = 0; i < Count; i++)
            {
                var gradient = Math.Sin(step + i) + values[i];
                parameter.Gradient![i] = (float)gradient;
                means[i] = (0.9 * means[i]) + (0.1 * gradient);
                squares[i] = (0.999 * squares[i]) + (0.001 * gradient * gradient);
                values[i] -= 0.01 * 0.1 * values[i];
                values[i] -= 0.01 * (means[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(squares[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }

            optimiser.Step(step, rate: 0.01, gradientScale: 1);
        }

        Assert.Equal(values, Array.ConvertAll(parameter.Values, value => (double)value), (one, other) => Math.Abs(one - other) < 1e-4);
        Assert.All(parameter.Gradient!, slope => Assert.Equal(0, slope));
    }

    [Fact]
    public void A_gradient_that_is_too_long_is_shortened()
    {
        var parameter = Trained([0, 0]);
        float[][] points = [[300, 400], [300, 400]];
        var curve = new List<CurvePoint>();

        Loop(parameter, points, null, Options with { MaxSteps = 1 }).Run(progress => curve.Add(progress.Point), CancellationToken.None);

        Assert.Equal(500, curve[0].GradientNorm, tolerance: 1e-3);
    }

    [Fact]
    public void The_loss_falls_and_the_best_parameters_by_dev_loss_are_kept()
    {
        var parameter = Trained([0, 0]);
        var train = Enumerable.Range(0, 16).Select(_ => new float[] { 1, 1 }).ToArray();
        var dev = new[] { new float[] { 0.4f, 0.4f } };

        var result = Loop(parameter, train, dev, Options with { Epochs = 8, Shape = LearningRateShape.Constant }).Run(null, CancellationToken.None);

        // On the way to (1, 1) the dev example's point is passed.
        Assert.True(result.HasEnded);
        Assert.InRange(result.BestStep, 2, 20);
        Assert.True(result.BestDevLoss < 0.01);
        Assert.InRange(parameter.Values[0], 0.3f, 0.5f);
    }

    [Fact]
    public void It_ends_early_when_the_dev_loss_no_longer_falls()
    {
        var parameter = Trained([0, 0]);
        var train = Enumerable.Range(0, 16).Select(_ => new float[] { 1, 1 }).ToArray();
        var options = Options with { Epochs = 50, Patience = 3, Shape = LearningRateShape.Constant };

        var result = Loop(parameter, train, [[0.4f, 0.4f]], options).Run(null, CancellationToken.None);

        Assert.True(result.HasEnded);
        Assert.Equal(result.BestStep + (3 * options.StepsBetweenEvaluations), result.Steps);
    }

    [Fact]
    public void A_run_that_was_stopped_anywhere_and_goes_on_gives_the_same_bytes()
    {
        var (points, dev) = (RandomPoints(15), RandomPoints(3));
        var whole = Trained([0, 0]);
        var expected = Loop(whole, points, dev, Options with { CheckpointFolder = _folder["whole"] }).Run(null, CancellationToken.None);

        foreach (var stop in new[] { 1, 3, 4, 9, 17 })
        {
            var options = Options with { CheckpointFolder = _folder[$"stopped-{stop}"] };
            using (var source = new CancellationTokenSource())
            {
                Loop(Trained([0, 0]), points, dev, options).Run(progress => source.CancelIf(progress.Step == stop), source.Token);
            }

            var resumed = Trained([0, 0]);
            var result = Loop(resumed, points, dev, options).Run(null, CancellationToken.None);

            Assert.Equal(whole.Values, resumed.Values);
            Assert.Equal(expected.Curve, result.Curve);
            Assert.Equal(Files(_folder["whole"]), Files(_folder[$"stopped-{stop}"]));
        }
    }

    [Fact]
    public void The_two_latest_checkpoints_are_kept_and_a_damaged_one_is_passed_over()
    {
        var points = RandomPoints(16);
        var options = Options with { CheckpointFolder = _folder["run"] };
        var whole = Trained([0, 0]);
        Loop(whole, points, null, options).Run(null, CancellationToken.None);
        var files = Directory.GetFiles(_folder["run"]).Order().ToList();
        File.WriteAllBytes(files[1], File.ReadAllBytes(files[1])[..^9]);
        File.WriteAllText(Path.Combine(_folder["run"], "step-00000099.safetensors.7.part"), "half");

        var resumed = Trained([0, 0]);
        Loop(resumed, points, null, options).Run(null, CancellationToken.None);

        Assert.Equal(2, files.Count);
        Assert.Equal(whole.Values, resumed.Values);
        Assert.Empty(Directory.GetFiles(_folder["run"], "*.part"));
    }

    [Fact]
    public void The_checkpoint_of_another_run_is_refused()
    {
        var options = Options with { CheckpointFolder = _folder["run"] };
        Loop(Trained([0, 0]), RandomPoints(16), null, options, "one").Run(null, CancellationToken.None);

        Assert.Throws<TrainingException>(() => Loop(Trained([0, 0]), RandomPoints(16), null, options, "other").Run(null, CancellationToken.None));
    }

    [Fact]
    public void A_step_whose_gradient_is_no_number_changes_nothing()
    {
        var parameter = Trained([0, 0]);
        var objective = new Bowl(parameter, RandomPoints(8)) { Broken = 5 };

        var result = new TrainingLoop(objective, 8, null, 0, [parameter], Options with { CheckpointFolder = _folder["run"] }, "run").Run(null, CancellationToken.None);

        Assert.Equal(4, result.SkippedSteps);
        Assert.All(parameter.Values, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_loss_that_is_never_a_number_ends_the_run_with_advice()
    {
        var parameter = Trained([0, 0]);
        var objective = new Bowl(parameter, RandomPoints(1)) { Broken = 0 };

        var error = Assert.Throws<TrainingException>(
            () => new TrainingLoop(objective, 1, null, 0, [parameter], Options with { Epochs = 20 }, "run").Run(null, CancellationToken.None));

        Assert.Contains("learning rate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_may_have_its_end_from_its_steps_alone()
    {
        var result = Loop(Trained([0, 0]), RandomPoints(16), null, Options with { Epochs = int.MaxValue, MaxSteps = 3 }).Run(null, CancellationToken.None);

        Assert.Equal(3, result.Steps);
    }

    private static Dictionary<string, string> Files(string folder) =>
        Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexString(File.ReadAllBytes(path)));

    private static Parameter Trained(float[] values)
    {
        var parameter = new Parameter("p", [values.Length], values);
        parameter.Train();
        return parameter;
    }

    private static float[][] RandomPoints(int count)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, count).Select(_ => new[] { random.NextSingle(), random.NextSingle() })];
    }

    private static TrainingLoop Loop(Parameter parameter, float[][] train, float[][]? dev, TrainingOptions options, string run = "run") => new(
        new Bowl(parameter, train), train.Length, dev is null ? null : new Bowl(parameter, dev), dev?.Length ?? 0, [parameter], options, run);
}
