namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// The 16 values of NF4: quantiles of the normal distribution, parted so that zero is one of them, scaled to [−1, 1]
/// (Dettmers et al., QLoRA, 2023, appendix E).
/// </summary>
internal static class Nf4Codes
{
    public static ReadOnlySpan<float> Values =>
    [
        -1.0f, -0.6961928009986877f, -0.5250730514526367f, -0.39491748809814453f,
        -0.28444138169288635f, -0.18477343022823334f, -0.09105003625154495f, 0.0f,
        0.07958029955625534f, 0.16093020141124725f, 0.24611230194568634f, 0.33791524171829224f,
        0.44070982933044434f, 0.5626170039176941f, 0.7229568362236023f, 1.0f,
    ];

    /// <summary>The number of the value that is nearest to one in [−1, 1].</summary>
    public static int Nearest(float value)
    {
        var code = 0;
        while (code < 15 && value > (Values[code] + Values[code + 1]) / 2)
        {
            code++;
        }

        return code;
    }
}
