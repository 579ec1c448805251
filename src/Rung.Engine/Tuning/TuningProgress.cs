namespace Rung.Engine.Tuning;

/// <summary>Where a training stands.</summary>
public sealed record TuningProgress
{
    /// <summary>Steps done.</summary>
    public required int Step { get; init; }

    /// <summary>Steps of all epochs; it may end before.</summary>
    public required int Steps { get; init; }

    /// <summary>The mean loss of the step.</summary>
    public double? TrainLoss { get; init; }

    /// <summary>The look at dev that has just been made, where one was.</summary>
    public DevLook? Look { get; init; }

    /// <summary>The best look so far.</summary>
    public DevLook? Best { get; init; }

    /// <summary>Tokens learnt from a second, prompts included, the looks at dev aside.</summary>
    public double TokensPerSecond { get; init; }

    /// <summary>To the last step of all epochs at this pace, the looks at dev included.</summary>
    public TimeSpan? TimeLeft { get; init; }
}
