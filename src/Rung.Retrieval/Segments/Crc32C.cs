using System.Buffers.Binary;
using System.Numerics;

namespace Rung.Retrieval.Segments;

/// <summary>
/// The cyclic redundancy check CRC-32C (Castagnoli), as SSE 4.2 and ARMv8 compute it in hardware. It finds every error of up to
/// 32 bits in a row, and so every flipped byte.
/// </summary>
internal struct Crc32C
{
    private uint _remainder;
    private bool _started;

    /// <summary>The checksum of what was added so far.</summary>
    public readonly uint Value => _started ? ~_remainder : 0;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = default(Crc32C);
        crc.Add(bytes);
        return crc.Value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var remainder = _started ? _remainder : uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            remainder = BitOperations.Crc32C(remainder, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var one in bytes)
        {
            remainder = BitOperations.Crc32C(remainder, one);
        }

        (_remainder, _started) = (remainder, true);
    }
}
