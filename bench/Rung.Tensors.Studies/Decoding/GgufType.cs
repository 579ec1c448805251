namespace Rung.Tensors.Studies.Decoding;

/// <summary>How the peer holds numbers; the values are those of its files.</summary>
internal enum GgufType
{
    F32 = 0,
    Q8 = 8,
    BF16 = 30,
}
