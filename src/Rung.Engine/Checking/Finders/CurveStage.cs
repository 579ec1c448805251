using Rung.Core.Data;
using Rung.Engine.Checking.Curves;

namespace Rung.Engine.Checking.Finders;

/// <summary>Measures how rung 0 learns from train and dev.</summary>
internal static class CurveStage
{
    public const string Name = "measuring the learning curve";

    /// <summary><see langword="null"/> where the outputs are no labels, or there are too few examples.</summary>
    public static LearningCurve? Measure(CheckMaterial material, IProgress<double>? progress, CancellationToken cancellationToken) =>
        material.Task.Output is OutputKind.Label && material.LearntCount > 0
            ? LearningCurve.Measure(
                [.. material.Examples.Take(material.LearntCount)], new LearningCurveOptions { Seed = material.Task.Seed }, progress, cancellationToken)
            : null;
}
