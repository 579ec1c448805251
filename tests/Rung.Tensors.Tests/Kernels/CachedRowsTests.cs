using Rung.Tensors.Kernels.Attention;

namespace Rung.Tensors.Tests.Kernels;

public sealed unsafe class CachedRowsTests
{
    private const int Stride = 100;

    public static TheoryData<int> Sizes() => [16, 48, 64, 96];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_score_is_the_same_to_the_bit_wherever_in_its_chunk_its_key_lies(int size)
    {
        Assert.SkipUnless(CachedRows512.Reads(size), "This processor, or this run, has no registers of 512 bits.");
        var query = Arrays.Normal(size, seed: 1);
        var keys = Arrays.Normal(64 * Stride, seed: 2);
        var scores = new float[64];
        fixed (float* q = query, k = keys, to = scores)
        {
            CachedRows.Scores(q, k, Stride, size, 64, to);
            var part = stackalloc float[64];
            for (var first = 0; first < 64; first++)
            {
                for (var count = 1; first + count <= 64; count++)
                {
                    CachedRows.Scores(q, k + (first * Stride), Stride, size, count, part);
                    Assert.Equal(scores.AsSpan(first, count), new ReadOnlySpan<float>(part, count));
                }
            }
        }
    }

    [Fact]
    public void Nothing_beyond_the_last_score_is_written()
    {
        var (query, keys) = (Arrays.Normal(32, seed: 1), Arrays.Normal(64 * Stride, seed: 2));
        var scores = new float[64];
        fixed (float* q = query, k = keys, to = scores)
        {
            for (var count = 0; count < 64; count++)
            {
                Array.Fill(scores, 7);
                CachedRows.Scores(q, k, Stride, 32, count, to);
                Assert.All(scores[count..], score => Assert.Equal(7, score));
            }
        }
    }
}
