namespace Rung.Tensors.Kernels.Weights;

/// <summary>What a matrix takes in memory when it is packed, without packing it.</summary>
internal static unsafe class WeightSizes
{
    public static long BytesOf(WeightFormat format, int outputs, int inputs) => format switch
    {
        WeightFormat.Float32 => new PackedPanels<Float32Codec>(null, outputs, inputs).Bytes,
        WeightFormat.BFloat16 => new PackedPanels<BFloat16Codec>(null, outputs, inputs).Bytes,
        WeightFormat.Float16 => new PackedPanels<Float16Codec>(null, outputs, inputs).Bytes,
        WeightFormat.Int8 => new PackedPanels<Int8Codec>(null, outputs, inputs).Bytes,
        WeightFormat.Nf4 => new PackedPanels<Nf4Codec>(null, outputs, inputs).Bytes,
        WeightFormat.Nf4Double => new PackedPanels<Nf4DoubleCodec>(null, outputs, inputs).Bytes,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
    };

    /// <summary>Tables of vectors stay in 16 bits where the rest has 4: they are few, and their errors reach every token.</summary>
    public static WeightFormat OfTables(WeightFormat format) =>
        format is WeightFormat.Nf4 or WeightFormat.Nf4Double ? WeightFormat.BFloat16 : format;
}
