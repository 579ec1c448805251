using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// The values of an NF4 panel: a byte holds a column's codes at an even depth (lower half) and the next.
/// </summary>
internal static unsafe class Nf4Panel
{
    public const int GroupLength = 64;

    public static int ValueBytes(int depth) => (depth + 1) / 2 * Tile.Columns;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(byte* values, int k, int column)
    {
        var codes = Avx512F.ConvertToVector512Int32(Vector128.Load(values + (k / 2 * Tile.Columns) + column));
        // The permutation looks at the lower four bits alone.
        return Avx512F.PermuteVar16x32(
            Vector512.Create(
                -1.0f, -0.6961928009986877f, -0.5250730514526367f, -0.39491748809814453f,
                -0.28444138169288635f, -0.18477343022823334f, -0.09105003625154495f, 0.0f,
                0.07958029955625534f, 0.16093020141124725f, 0.24611230194568634f, 0.33791524171829224f,
                0.44070982933044434f, 0.5626170039176941f, 0.7229568362236023f, 1.0f),
            (k & 1) == 0 ? codes : codes >>> 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(byte* values, int k, int column)
    {
        var codes = Avx2.ConvertToVector256Int32(values + (k / 2 * Tile.Columns) + column);
        codes = (k & 1) == 0 ? codes : codes >>> 4;
        // Each permutation looks at the lower three bits alone; the fourth, moved to the sign, chooses between them.
        var lower = Avx2.PermuteVar8x32(
            Vector256.Create(
                -1.0f, -0.6961928009986877f, -0.5250730514526367f, -0.39491748809814453f,
                -0.28444138169288635f, -0.18477343022823334f, -0.09105003625154495f, 0.0f),
            codes);
        var upper = Avx2.PermuteVar8x32(
            Vector256.Create(
                0.07958029955625534f, 0.16093020141124725f, 0.24611230194568634f, 0.33791524171829224f,
                0.44070982933044434f, 0.5626170039176941f, 0.7229568362236023f, 1.0f),
            codes);
        return Avx.BlendVariable(lower, upper, (codes << 28).AsSingle());
    }

    public static float Load(byte* values, int k, int column)
    {
        var codes = values[(k / 2 * Tile.Columns) + column];
        return Nf4Codes.Values[(k & 1) == 0 ? codes & 15 : codes >> 4];
    }

    public static void Encode(float* lines, int depth, byte* values, float* scales)
    {
        new Span<byte>(values, ValueBytes(depth)).Clear();
        for (var column = 0; column < Tile.Columns; column++)
        {
            for (var from = 0; from < depth; from += GroupLength)
            {
                var group = new ReadOnlySpan<float>(
                    lines + (column * depth) + from, Math.Min(GroupLength, depth - from));
                var magnitude = Group.LargestMagnitude(group);
                scales[(from / GroupLength * Tile.Columns) + column] = magnitude;
                for (var k = 0; k < group.Length; k++)
                {
                    var code = Nf4Codes.Nearest(magnitude > 0 ? group[k] / magnitude : 0);
                    values[((from + k) / 2 * Tile.Columns) + column] |= (byte)(code << (4 * ((from + k) & 1)));
                }
            }
        }
    }
}
