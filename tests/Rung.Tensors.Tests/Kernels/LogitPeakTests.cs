using Rung.Tensors.Kernels.Loss;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Tests.Kernels;

public sealed class LogitPeakTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public void Dispose() => _workers.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(2, 4096)]
    [InlineData(3, 10_001)]
    public void Peaks_are_those_of_the_obvious_loop(int rows, int vocabulary)
    {
        var logits = Arrays.Normal(rows * vocabulary, seed: 8);

        var peaks = Find(logits, rows);

        for (var row = 0; row < rows; row++)
        {
            var expected = LogitPeaks.FindPlainly(logits.AsSpan(row * vocabulary, vocabulary));
            Assert.Equal((expected.Token, expected.Logit), (peaks[row].Token, peaks[row].Logit));
            Assert.Equal(expected.LogSum, peaks[row].LogSum, tolerance: 2e-6f);
        }
    }

    [Fact]
    public void Of_equal_logits_the_first_is_the_peak()
    {
        var logits = new float[9000];
        logits[5000] = logits[4100] = logits[8999] = 2;

        Assert.Equal(4100, Find(logits, rows: 1)[0].Token);
    }

    [Fact]
    public void Forbidden_tokens_count_for_nothing()
    {
        var logits = new float[9000];
        Array.Fill(logits, float.NegativeInfinity);
        (logits[8000], logits[8001]) = (1, 1);

        var peak = Find(logits, rows: 1)[0];

        Assert.Equal(8000, peak.Token);
        Assert.Equal(1 + MathF.Log(2), peak.LogSum, tolerance: 1e-6f);
    }

    [Theory]
    [InlineData(float.NaN, 1)]
    [InlineData(float.NaN, 8191)]
    [InlineData(float.PositiveInfinity, 5)]
    public void One_logit_that_is_no_number_spoils_the_sum(float logit, int at)
    {
        var logits = Arrays.Normal(9000, seed: 8);
        logits[at] = logit;

        Assert.False(float.IsFinite(Find(logits, rows: 1)[0].LogSum));
    }

    private LogitPeak[] Find(float[] logits, int rows)
    {
        var peaks = new LogitPeak[rows];
        LogitPeaks.Find(_workers, logits, logits.Length / rows, peaks);
        return peaks;
    }
}
