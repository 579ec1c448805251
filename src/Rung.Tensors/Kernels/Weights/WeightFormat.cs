namespace Rung.Tensors.Kernels.Weights;

/// <summary>How weights are held in memory. All are multiplied in float.</summary>
public enum WeightFormat
{
    /// <summary>32 bits; the only one whose weights can be replaced by trained ones without loss.</summary>
    Float32,

    /// <summary>The upper 16 bits of a float, rounded to nearest even.</summary>
    BFloat16,

    /// <summary>IEEE half precision; finite weights only.</summary>
    Float16,

    /// <summary>
    /// 8 bits and, for 32 neighbours of a row, one float: their largest magnitude is 127. 9 bits a weight.
    /// </summary>
    Int8,

    /// <summary>
    /// 4 bits: QLoRA's 16 quantiles of the normal distribution, and for 64 neighbours of a row one float, their largest
    /// magnitude. 4.5 bits a weight.
    /// </summary>
    Nf4,

    /// <summary>
    /// <see cref="Nf4"/> whose largest magnitudes are held in 8 bits, 256 to a float. 4.14 bits a weight.
    /// </summary>
    Nf4Double,
}
