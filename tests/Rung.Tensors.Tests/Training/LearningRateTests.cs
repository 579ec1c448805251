using Rung.Tensors.Training;

namespace Rung.Tensors.Tests.Training;

public sealed class LearningRateTests
{
    [Theory]
    [InlineData(LearningRateShape.Cosine, 0, 0.25)]
    [InlineData(LearningRateShape.Cosine, 3, 1)]
    [InlineData(LearningRateShape.Cosine, 4, 1)]
    [InlineData(LearningRateShape.Cosine, 8, 0.55)]
    [InlineData(LearningRateShape.Cosine, 12, 0.1)]
    [InlineData(LearningRateShape.Linear, 6, 0.775)]
    [InlineData(LearningRateShape.Linear, 12, 0.1)]
    [InlineData(LearningRateShape.Linear, 99, 0.1)]
    [InlineData(LearningRateShape.Constant, 9, 1)]
    public void It_rises_and_falls_as_its_shape_says(LearningRateShape shape, int step, double expected) =>
        Assert.Equal(expected, new LearningRate(shape, Peak: 1, WarmUpSteps: 4, Steps: 12, FloorShare: 0.1).At(step), tolerance: 1e-12);
}
