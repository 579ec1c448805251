using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Tests.Lexical;

public sealed class BlockCodecTests
{
    public static TheoryData<int, int> Sizes()
    {
        var data = new TheoryData<int, int>();
        foreach (var count in new[] { 1, 2, 3, 5, 31, 64, 127, 128 })
        {
            for (var bits = 0; bits <= PostingBlock.MostDeltaBits; bits++)
            {
                data.Add(count, bits);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Numbers_come_back_in_as_few_bits_as_the_largest_needs(int count, int bits)
    {
        var random = new Random((count * 100) + bits);
        var values = Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << bits)).ToArray();
        var bytes = new byte[BlockCodec.Bytes(count, bits) + BlockCodec.ReadAhead];
        var read = new uint[count];

        BlockCodec.Pack(values, bits, bytes);
        bytes.AsSpan(BlockCodec.Bytes(count, bits)).Fill(0xAA);
        BlockCodec.Unpack(in bytes[0], bits, read);

        Assert.Equal(values, read);
        Assert.Equal(values, PlainUnpack(bytes, count, bits));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(127)]
    [InlineData(128)]
    public void Distances_add_up_to_passages(int count)
    {
        var random = new Random(count);
        var values = Enumerable.Range(0, count).Select(_ => (uint)random.Next(1000)).ToArray();
        var expected = new uint[count];
        for (var i = 0; i < count; i++)
        {
            expected[i] = (i == 0 ? 41 : expected[i - 1]) + values[i] + 1;
        }

        BlockCodec.Accumulate(values, before: 41);

        Assert.Equal(expected, values);
    }

    [Fact]
    public void The_first_passage_is_its_own_distance()
    {
        uint[] values = [0, 0, 5, 0, 2];

        BlockCodec.Accumulate(values, before: uint.MaxValue);

        Assert.Equal([0u, 1, 7, 8, 11], values);
    }

    [Fact]
    public void Scores_are_compared_sixty_four_at_a_time()
    {
        var random = new Random(3);
        for (var round = 0; round < 50; round++)
        {
            var scores = Enumerable.Range(0, 64).Select(_ => random.Next(5) / 4.0).ToArray();
            var expected = scores.Select((score, i) => score >= 0.5 ? 1UL << i : 0).Aggregate(0UL, (bits, bit) => bits | bit);

            Assert.Equal(expected, SegmentSearch.AtLeast(scores, 0.5));
        }
    }

    // Bit by bit, from the description of the format.
    private static uint[] PlainUnpack(byte[] bytes, int count, int bits)
    {
        var values = new uint[count];
        for (var i = 0; i < count; i++)
        {
            for (var bit = 0; bit < bits; bit++)
            {
                var place = count < 128 ? (i * bits) + bit : PlaceInLane(i, bits, bit);
                values[i] |= (uint)((bytes[place / 8] >> (place % 8)) & 1) << bit;
            }
        }

        return values;
    }

    private static int PlaceInLane(int i, int bits, int bit)
    {
        var inLane = (i / 4 * bits) + bit;
        return (((inLane / 32 * 4) + (i % 4)) * 32) + (inLane % 32);
    }
}
