using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Rung.Tensors.Checkpoints;

/// <summary>Sizes, names in safetensors, and conversions of the element types.</summary>
internal static class ElementTypes
{
    private static readonly (ElementType Type, string Name, int Size)[] All =
    [
        (ElementType.Float64, "F64", 8),
        (ElementType.Float32, "F32", 4),
        (ElementType.Float16, "F16", 2),
        (ElementType.BFloat16, "BF16", 2),
        (ElementType.Int64, "I64", 8),
        (ElementType.Int32, "I32", 4),
        (ElementType.Int16, "I16", 2),
        (ElementType.Int8, "I8", 1),
        (ElementType.UInt8, "U8", 1),
        (ElementType.Bool, "BOOL", 1),
    ];

    public static ElementType? Named(string? name)
    {
        var index = Array.FindIndex(All, entry => entry.Name == name);
        return index < 0 ? null : All[index].Type;
    }

    public static string NameOf(ElementType type) => All[(int)type].Name;

    /// <summary>Bytes of one element.</summary>
    public static int SizeOf(ElementType type) => All[(int)type].Size;

    /// <summary>Widens or narrows the elements to floats; <paramref name="bytes"/> holds exactly as many as fit the target.</summary>
    public static void ToFloats(ElementType type, ReadOnlySpan<byte> bytes, Span<float> target)
    {
        switch (type)
        {
            case ElementType.Float32:
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(target);
                break;
            case ElementType.Float64:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, double>(bytes), target);
                break;
            case ElementType.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), target);
                break;
            case ElementType.BFloat16:
                FromBFloat16(MemoryMarshal.Cast<byte, ushort>(bytes), target);
                break;
            default:
                FromIntegers(type, bytes, target);
                break;
        }
    }

    /// <summary>The nearest number of 16 bits with the exponent of a float; ties go to the even one.</summary>
    public static ushort ToBFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value)
            ? (ushort)((bits >> 16) | 0x40)
            : (ushort)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
    }

    private static void FromBFloat16(ReadOnlySpan<ushort> source, Span<float> target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = BitConverter.UInt32BitsToSingle((uint)source[i] << 16);
        }
    }

    private static void FromIntegers(ElementType type, ReadOnlySpan<byte> bytes, Span<float> target)
    {
        switch (type)
        {
            case ElementType.Int64:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, long>(bytes), target);
                break;
            case ElementType.Int32:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, int>(bytes), target);
                break;
            case ElementType.Int16:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, short>(bytes), target);
                break;
            case ElementType.Int8:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, sbyte>(bytes), target);
                break;
            default:
                TensorPrimitives.ConvertTruncating(bytes, target);
                break;
        }
    }
}
