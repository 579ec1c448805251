using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Numbers in as few bits as the largest of them needs. A full block of 128 is woven into four lanes of 32 bits, value i in lane
/// i mod 4, so that one instruction of 128 bits takes four of them apart; a shorter one is a plain stream of bits.
/// </summary>
internal static class BlockCodec
{
    /// <summary>A reader of a short block may touch so many bytes behind it.</summary>
    public const int ReadAhead = sizeof(ulong);

    private const int Lanes = 4;
    private const int WordBits = 32;

    public static int BitsFor(uint most) => WordBits - BitOperations.LeadingZeroCount(most);

    public static int Bytes(int count, int bits) => ((count * bits) + 7) / 8;

    /// <summary>Writes <see cref="Bytes"/> bytes.</summary>
    public static void Pack(ReadOnlySpan<uint> values, int bits, Span<byte> output)
    {
        var bytes = output[..Bytes(values.Length, bits)];
        bytes.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            PackOne(values[i], values.Length == PostingBlock.Count ? Woven(i, bits) : (i * bits, WordBits), bits, bytes);
        }
    }

    /// <summary>Reads as many values as <paramref name="values"/> has room for, with vectors where it is a full block.</summary>
    /// <param name="source">Their bytes, and <see cref="ReadAhead"/> more that may be read.</param>
    /// <param name="bits">The bits of each; at most 32 in a full block, 24 in a short one.</param>
    /// <param name="values">Takes the values.</param>
    public static void Unpack(ref readonly byte source, int bits, Span<uint> values)
    {
        if (bits == 0)
        {
            values.Clear();
        }
        else if (values.Length == PostingBlock.Count)
        {
            UnpackFull(in source, bits, values);
        }
        else
        {
            UnpackShort(in source, bits, values);
        }
    }

    /// <summary>Turns distances less one into passages: each is the sum of those before it, behind <paramref name="before"/>.</summary>
    public static void Accumulate(Span<uint> values, uint before)
    {
        var sum = Vector128.Create(before);
        ref var first = ref values[0];
        var vectors = values.Length / Lanes;
        for (var i = 0; i < vectors; i++)
        {
            var four = Vector128.LoadUnsafe(ref first, (nuint)(i * Lanes)) + Vector128<uint>.One;
            four += Shifted(four, sizeof(uint));
            four += Shifted(four, 2 * sizeof(uint));
            four += sum;
            four.StoreUnsafe(ref first, (nuint)(i * Lanes));
            sum = Vector128.Shuffle(four, Vector128.Create(3u));
        }

        for (var i = vectors * Lanes; i < values.Length; i++)
        {
            values[i] += (i == 0 ? before : values[i - 1]) + 1;
        }
    }

    private static void UnpackFull(ref readonly byte source, int bits, Span<uint> values)
    {
        var mask = Vector128.Create(uint.MaxValue >> (WordBits - bits));
        ref var output = ref values[0];
        var word = Vector128.LoadUnsafe(in source).AsUInt32();
        var next = 1;
        var shift = 0;
        for (var i = 0; i < PostingBlock.Count; i += Lanes)
        {
            var four = Vector128.ShiftRightLogical(word, shift);
            shift += bits;
            if (shift >= WordBits && next < bits)
            {
                shift -= WordBits;
                word = Vector128.LoadUnsafe(in source, (nuint)(next++ * Vector128<byte>.Count)).AsUInt32();
                if (shift > 0)
                {
                    four |= Vector128.ShiftLeft(word, bits - shift);
                }
            }

            (four & mask).StoreUnsafe(ref output, (nuint)i);
        }
    }

    private static void UnpackShort(ref readonly byte source, int bits, Span<uint> values)
    {
        Debug.Assert(bits <= PostingBlock.MostDeltaBits, "Eight bytes hold a value wherever it begins.");
        var mask = uint.MaxValue >> (WordBits - bits);
        var place = 0;
        for (var i = 0; i < values.Length; i++, place += bits)
        {
            var word = Unsafe.ReadUnaligned<ulong>(in Unsafe.AddByteOffset(ref Unsafe.AsRef(in source), place >> 3));
            values[i] = (uint)(word >> (place & 7)) & mask;
        }
    }

    // The vector with each byte moved up, zeros from below; the shuffle takes an index out of range for a zero.
    private static Vector128<uint> Shifted(Vector128<uint> vector, int bytes) => bytes == sizeof(uint)
        ? Vector128.Shuffle(vector, Vector128.Create(uint.MaxValue, 0, 1, 2))
        : Vector128.Shuffle(vector, Vector128.Create(uint.MaxValue, uint.MaxValue, 0, 1));

    // Where value i begins in its lane, as a place in the stream of words that the lanes share.
    private static (int Place, int Step) Woven(int i, int bits)
    {
        var bit = i / Lanes * bits;
        return ((((bit / WordBits * Lanes) + (i % Lanes)) * WordBits) + (bit % WordBits), WordBits * Lanes);
    }

    // The bits of a value up to the end of its word, and the rest at the beginning of the next word of its lane.
    private static void PackOne(uint value, (int Place, int Step) at, int bits, Span<byte> bytes)
    {
        var (place, left) = (at.Place, bits);
        while (left > 0)
        {
            var taken = Math.Min(left, 8 - (place % 8));
            bytes[place / 8] |= (byte)((value & ((1u << taken) - 1)) << (place % 8));
            value >>= taken;
            left -= taken;
            place += taken;
            place += place % WordBits == 0 ? at.Step - WordBits : 0;
        }
    }
}
