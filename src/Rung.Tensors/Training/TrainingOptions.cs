namespace Rung.Tensors.Training;

/// <summary>How a model is trained. The defaults are those that serve an adapter well.</summary>
public sealed record TrainingOptions
{
    /// <summary>Times that every example is seen.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>Ends after so many steps, whatever the epochs say; nothing for no such end.</summary>
    public int? MaxSteps { get; init; }

    /// <summary>Examples of one step.</summary>
    public int BatchSize { get; init; } = 8;

    /// <summary>The most tokens that are computed at once; a step with more is accumulated over several passes.</summary>
    public int MaxTokensAtOnce { get; init; } = 2048;

    /// <summary>The learning rate after the warm-up.</summary>
    public double LearningRate { get; init; } = 2e-4;

    public LearningRateShape Shape { get; init; } = LearningRateShape.Cosine;

    /// <summary>The share of the steps over which the learning rate rises.</summary>
    public double WarmUpShare { get; init; } = 0.05;

    /// <summary>The share of the peak at which the learning rate ends.</summary>
    public double FloorShare { get; init; }

    public float Beta1 { get; init; } = 0.9f;

    public float Beta2 { get; init; } = 0.999f;

    public float Epsilon { get; init; } = 1e-8f;

    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Gradients longer than this are shortened to it; infinity for never.</summary>
    public double MaxGradientNorm { get; init; } = 1;

    /// <summary>Whether activations inside the blocks are computed again in the backward pass rather than kept.</summary>
    public bool RecomputesActivations { get; init; }

    /// <summary>Steps between two measurements of the dev loss; 0 for the end of each epoch.</summary>
    public int StepsBetweenEvaluations { get; init; }

    /// <summary>What the best parameters are chosen by, and the end by <see cref="Patience"/>; nothing for the dev loss.</summary>
    public TaskMetric? Metric { get; init; }

    /// <summary>Ends after so many measurements in a row without a better metric or dev loss; 0 for never.</summary>
    public int Patience { get; init; }

    /// <summary>Where checkpoints of the run lie; nothing for none.</summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>Steps between two checkpoints.</summary>
    public int StepsBetweenCheckpoints { get; init; } = 100;

    /// <summary>Decides the order of the examples and the masks of dropout.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How fast the machine is, from <see cref="MachineSpeed"/>, for the forecast that the result is compared with.</summary>
    public double? OperationsPerSecond { get; init; }

    /// <summary>The memory that the run may take beside the weights, in bytes; nothing for what the machine has free.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>The clock of the progress.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How many steps a run on so many examples has.</summary>
    internal int StepsFor(int examples) => (int)Math.Min(MaxSteps ?? int.MaxValue, (long)Epochs * StepsPerEpoch(examples));

    internal int StepsPerEpoch(int examples) => (examples + BatchSize - 1) / BatchSize;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Epochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxSteps ?? 1, nameof(MaxSteps));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxTokensAtOnce);
        ArgumentOutOfRangeException.ThrowIfNegative(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(StepsBetweenEvaluations);
        ArgumentOutOfRangeException.ThrowIfNegative(Patience);
        ArgumentOutOfRangeException.ThrowIfNegative(Metric?.StepsBetween ?? 0, nameof(Metric));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(StepsBetweenCheckpoints);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxGradientNorm);
        if (WarmUpShare is not (>= 0 and <= 1) || FloorShare is not (>= 0 and <= 1))
        {
            throw new ArgumentException("The shares of warm-up and floor lie from 0 to 1.");
        }
    }
}
