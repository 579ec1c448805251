namespace Rung.Tensors.Training;

/// <summary>The learning rate of each step: a straight rise over the warm-up, then a fall to a share of the peak.</summary>
internal readonly record struct LearningRate(LearningRateShape Shape, double Peak, int WarmUpSteps, int Steps, double FloorShare)
{
    /// <param name="step">From 0 on.</param>
    public double At(int step)
    {
        if (step < WarmUpSteps)
        {
            return Peak * (step + 1) / WarmUpSteps;
        }

        var passed = Math.Min(1, (double)(step - WarmUpSteps) / Math.Max(1, Steps - WarmUpSteps));
        var left = Shape switch
        {
            LearningRateShape.Linear => 1 - passed,
            LearningRateShape.Cosine => 0.5 * (1 + Math.Cos(Math.PI * passed)),
            _ => 1,
        };
        return Peak * (FloorShare + ((1 - FloorShare) * left));
    }
}
