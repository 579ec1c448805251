namespace Rung.Tensors.Kernels.Weights;

/// <summary>Neighbours that share a scale.</summary>
internal static class Group
{
    /// <summary>Not-a-number where one of the values is.</summary>
    public static float LargestMagnitude(ReadOnlySpan<float> group)
    {
        var largest = 0f;
        foreach (var value in group)
        {
            largest = MathF.Max(largest, MathF.Abs(value));
        }

        return largest;
    }
}
