using System.Text;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Tests.Segments;

public sealed class Crc32CTests
{
    // The check value of the catalogue, and the examples of RFC 3720, appendix B.4.
    [Fact]
    public void Published_values_are_met()
    {
        Assert.Equal(0xE3069283u, Crc32C.Of(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Of([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(0u, Crc32C.Of([]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(1000)]
    public void Bytes_may_come_in_pieces(int first)
    {
        var bytes = new byte[1001];
        new Random(1).NextBytes(bytes);
        var crc = default(Crc32C);

        crc.Add(bytes.AsSpan(0, first));
        crc.Add(bytes.AsSpan(first));

        Assert.Equal(Plain(bytes), crc.Value);
    }

    private static uint Plain(byte[] bytes)
    {
        var remainder = uint.MaxValue;
        foreach (var one in bytes)
        {
            remainder ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ ((remainder & 1) * 0x82F63B78);
            }
        }

        return ~remainder;
    }
}
