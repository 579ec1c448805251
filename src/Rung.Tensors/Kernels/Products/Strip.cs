using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// A few lines of a matrix laid side by side, (depth, lines): what a tile reads in order. Lines that are missing are
/// zero.
/// </summary>
internal static unsafe class Strip
{
    /// <param name="source">Element (line 0, depth 0).</param>
    /// <param name="lineStride">Floats from one line to the next.</param>
    /// <param name="depthStride">Floats from one element of a line to the next.</param>
    /// <param name="lines">How many lines there are.</param>
    /// <param name="width">How many the strip has.</param>
    /// <param name="depth">Elements of each line.</param>
    /// <param name="strip">(depth, width).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Pack(
        float* source, nint lineStride, nint depthStride, int lines, int width, int depth, float* strip)
    {
        if (lineStride == 1)
        {
            CopyRows(source, depthStride, lines, width, depth, strip);
            return;
        }

        var line = 0;
        if (depthStride == 1 && Vector128.IsHardwareAccelerated)
        {
            for (; line + 4 <= lines; line += 4)
            {
                PackFour(source + (line * lineStride), lineStride, width, depth, strip + line);
            }
        }

        PackPlainly(source, lineStride, depthStride, line, lines, width, depth, strip);
    }

    /// <summary>The obvious loop, from a line on; fills what is missing with zeros.</summary>
    public static void PackPlainly(
        float* source, nint lineStride, nint depthStride, int first, int lines, int width, int depth, float* strip)
    {
        for (var line = first; line < width; line++)
        {
            var from = source + (line * lineStride);
            var to = strip + line;
            for (var k = 0; k < depth; k++, to += width, from += depthStride)
            {
                *to = line < lines ? *from : 0;
            }
        }
    }

    // Lines that lie side by side already; a call for each few bytes would cost more than the copy.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CopyRows(float* source, nint stride, int lines, int width, int depth, float* strip)
    {
        for (var k = 0; k < depth; k++, source += stride, strip += width)
        {
            var line = 0;
            for (; line + Vector256<float>.Count <= lines; line += Vector256<float>.Count)
            {
                Vector256.Load(source + line).Store(strip + line);
            }

            for (; line < lines; line++)
            {
                strip[line] = source[line];
            }

            for (; line < width; line++)
            {
                strip[line] = 0;
            }
        }
    }

    // Four lines at a time, transposed in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void PackFour(float* source, nint lineStride, int width, int depth, float* strip)
    {
        var second = source + lineStride;
        var third = second + lineStride;
        var fourth = third + lineStride;
        var k = 0;
        for (; k + 4 <= depth; k += 4, strip += 4 * width)
        {
            var (a, b) = (Vector128.Load(source + k), Vector128.Load(second + k));
            var (c, d) = (Vector128.Load(third + k), Vector128.Load(fourth + k));
            Transpose(a, b, c, d, strip, width);
        }

        for (; k < depth; k++, strip += width)
        {
            Vector128.Create(source[k], second[k], third[k], fourth[k]).Store(strip);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, float* strip, int width)
    {
        var (lowAc, highAc) = (UnpackLow(a, c), UnpackHigh(a, c));
        var (lowBd, highBd) = (UnpackLow(b, d), UnpackHigh(b, d));
        UnpackLow(lowAc, lowBd).Store(strip);
        UnpackHigh(lowAc, lowBd).Store(strip + width);
        UnpackLow(highAc, highBd).Store(strip + (2 * width));
        UnpackHigh(highAc, highBd).Store(strip + (3 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UnpackLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported
            ? Sse.UnpackLow(a, b)
            : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UnpackHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported
            ? Sse.UnpackHigh(a, b)
            : Vector128.Create(a[2], b[2], a[3], b[3]);
}
