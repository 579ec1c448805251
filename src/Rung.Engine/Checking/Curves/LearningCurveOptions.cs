namespace Rung.Engine.Checking.Curves;

/// <summary>How a learning curve is measured.</summary>
internal sealed record LearningCurveOptions
{
    /// <summary>Decides what is held out and in which order examples are learnt from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many times the curve is measured, each with another part held out. Default 5.</summary>
    public int Repetitions { get; init; } = 5;

    /// <summary>The most sizes, each √2 times the one before. Default 8: from an eleventh of the largest.</summary>
    public int Sizes { get; init; } = 8;

    /// <summary>One in so many examples is held out. Default 5.</summary>
    public int PartsOfWhole { get; init; } = 5;

    /// <summary>The most examples to look at; of more, a seeded sample. Default 12,000: a few seconds.</summary>
    public int MostExamples { get; init; } = 12_000;

    /// <summary>The coverage of the intervals. Default 0.9.</summary>
    public double Confidence { get; init; } = 0.9;
}
