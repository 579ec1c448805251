using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Training;

/// <summary>How fast this machine computes now, for a forecast of time.</summary>
public static class MachineSpeed
{
    /// <summary>The share of the time that passes are measured for.</summary>
    private const double PassShare = 0.7;

    /// <summary>
    /// Operations a second of this training, counted as the forecast counts them: passes of two layers of the same widths on
    /// made-up texts of the mean length, and updates, each as often as the run has them.
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
        var forPass = SecondsOf(step.Run, time, duration * PassShare);
        var forUpdate = SecondsOf(step.Update, time, duration * (1 - PassShare));

        // Updates hang on the numbers that are trained, passes on the tokens: a run has its own share of both.
        var forecast = TrainingForecast.For(config, options);
        var seconds = (forecast.Operations / step.Operations * forPass) + ((double)options.Steps * forecast.TrainedNumbers / step.Numbers * forUpdate);
        return forecast.Operations / seconds;
    }

    /// <summary>The mean time of a piece of work, after a first time that does not count.</summary>
    private static double SecondsOf(Action work, TimeProvider time, TimeSpan duration)
    {
        work();
        var (start, count) = (time.GetTimestamp(), 0);
        while (count == 0 || time.GetElapsedTime(start) < duration)
        {
            work();
            count++;
        }

        return time.GetElapsedTime(start).TotalSeconds / count;
    }
}
