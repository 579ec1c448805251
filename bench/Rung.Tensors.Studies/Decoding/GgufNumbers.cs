using System.Runtime.InteropServices;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>Numbers in the peer's formats.</summary>
internal static class GgufNumbers
{
    private const int GroupLength = 32; // of Q8_0: a half for the scale, then the bytes
    private const int GroupBytes = GroupLength + 2;

    public static long Bytes(GgufType type, long count) => type switch
    {
        GgufType.F32 => count * sizeof(float),
        GgufType.BF16 => count * sizeof(ushort),
        _ => count / GroupLength * GroupBytes,
    };

    public static void Write(BinaryWriter writer, GgufType type, ReadOnlySpan<float> values)
    {
        switch (type)
        {
            case GgufType.F32:
                writer.Write(MemoryMarshal.AsBytes(values));
                break;
            case GgufType.BF16:
                var halves = new ushort[values.Length];
                for (var i = 0; i < halves.Length; i++)
                {
                    halves[i] = BFloat16Codec.FromSingle(values[i]);
                }

                writer.Write(MemoryMarshal.AsBytes(halves));
                break;
            default:
                WriteGroups(writer, values);
                break;
        }
    }

    private static void WriteGroups(BinaryWriter writer, ReadOnlySpan<float> values)
    {
        var bytes = new byte[Bytes(GgufType.Q8, values.Length)];
        for (var from = 0; from < values.Length; from += GroupLength)
        {
            var group = values.Slice(from, GroupLength);
            var step = Group.LargestMagnitude(group) / sbyte.MaxValue;
            var place = bytes.AsSpan(from / GroupLength * GroupBytes, GroupBytes);
            MemoryMarshal.Write(place, (Half)step);
            for (var i = 0; i < GroupLength; i++)
            {
                place[2 + i] = (byte)(sbyte)(step > 0 ? MathF.Round(group[i] / step) : 0);
            }
        }

        writer.Write(bytes);
    }
}
