using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Training;

/// <summary>How fast this machine computes now, for a forecast of time.</summary>
public static class MachineSpeed
{
    private const int Rows = 512;
    private const int Width = 576;
    private const int Inner = 1536;

    /// <summary>
    /// Operations a second of a training like this one, counted as the forecast counts them: steps of one layer of the same
    /// widths, on made-up texts of the mean length.
    /// </summary>
    /// <param name="config">The model's shape.</param>
    /// <param name="options">What is to be trained, and how.</param>
    /// <param name="time">The clock.</param>
    /// <param name="duration">How long; two seconds give a steady number.</param>
    /// <param name="threads">Threads that compute; nothing for one per processor.</param>
    public static double Measure(ModelConfig config, ForecastOptions options, TimeProvider time, TimeSpan duration, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        using var step = SampleStep.Of(config, options, threads);
        step.Run();

        var (start, steps) = (time.GetTimestamp(), 0);
        while (steps == 0 || time.GetElapsedTime(start) < duration)
        {
            step.Run();
            steps++;
        }

        return step.Operations * steps / time.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Operations a second of products like a small model's, measured for about so long.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="duration">How long; two seconds give a steady number.</param>
    /// <param name="threads">Threads that compute; nothing for one per processor.</param>
    public static double Measure(TimeProvider time, TimeSpan duration, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        using var workers = new Workers(threads);
        using var weight = WeightMatrix.Pack(workers, new float[Inner * Width], Inner, Width);
        var (x, y) = (new float[Rows * Width], new float[Rows * Inner]);
        weight.Multiply(workers, x, Rows, y);

        var (start, products) = (time.GetTimestamp(), 0);
        while (products == 0 || time.GetElapsedTime(start) < duration)
        {
            weight.Multiply(workers, x, Rows, y);
            products++;
        }

        return 2.0 * Rows * Width * Inner * products / time.GetElapsedTime(start).TotalSeconds;
    }
}
