using Rung.Tensors.Kernels.Attention;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Tests.Kernels.Reference;

namespace Rung.Tensors.Tests.Kernels;

public sealed class AttentionTests : IDisposable
{
    private const double Tolerance = 5e-6;
    private const double GradientTolerance = 1e-4;

    private static readonly (AttentionShape Shape, AttentionSegment[] Segments)[] Cases =
    [
        (new(Heads: 2, KeyHeads: 2, HeadSize: 8, IsCausal: true), [AttentionSegment.Self(0, 2)]),
        (new(4, 2, 8, IsCausal: true), [AttentionSegment.Self(0, 7), AttentionSegment.Self(7, 1), AttentionSegment.Self(8, 20)]),
        (new(4, 1, 5, IsCausal: false), [AttentionSegment.Self(0, 9), AttentionSegment.Self(9, 14)]),
        (new(3, 3, 16, IsCausal: true) { Window = 4 }, [AttentionSegment.Self(0, 13)]),
        (new(2, 1, 12, IsCausal: true) { Scale = 0.7f }, [AttentionSegment.Self(0, 33)]),
    ];

    private static readonly (AttentionShape Shape, AttentionSegment[] Segments)[] ForwardCases =
    [
        .. Cases,
        (new(9, 3, 64, IsCausal: true), [AttentionSegment.Self(0, 70), AttentionSegment.Self(70, 130)]),
        (new(2, 2, 48, IsCausal: false), [AttentionSegment.Self(0, 150)]),
        (new(2, 1, 20, IsCausal: true) { Window = 40 }, [AttentionSegment.Self(0, 210)]),
        (new(4, 2, 32, IsCausal: true), [new(0, 1, 3, 100), new(1, 1, 120, 17), new(2, 1, 140, 1)]),
        (new(4, 2, 32, IsCausal: true), [.. Enumerable.Range(0, 9).Select(text => new AttentionSegment(text, 1, 150 * text, 1 + (16 * text)))]),
        (new(6, 3, 20, IsCausal: true) { Window = 40 }, [.. Enumerable.Range(0, 5).Select(text => new AttentionSegment(2 * text, 2, 90 * text, 2 + (20 * text)))]),
        (new(4, 2, 32, IsCausal: true), [new(0, 40, 5, 130)]),
        .. new[] { 16, 48, 64, 80, 112, 128 }.Select(size => (new AttentionShape(2, 1, size, IsCausal: true), Decoding(1, 2, 3, 4, 5, 16, 19, 63, 66, 150))),
        (new(4, 2, 32, IsCausal: false), [new(0, 30, 0, 10), new(30, 3, 10, 100)]),
    ];

    private readonly Workers _workers = new(2);

    /// <summary>Texts of so many keys, one query each.</summary>
    private static AttentionSegment[] Decoding(params int[] counts) =>
        [.. counts.Select((count, text) => new AttentionSegment(text, 1, counts.Take(text).Sum(), count))];

    public static TheoryData<int> Forwards() => [.. Enumerable.Range(0, ForwardCases.Length)];

    public static TheoryData<int> Backwards() => [.. Enumerable.Range(0, Cases.Length)];

    public void Dispose() => _workers.Dispose();

    [Theory]
    [MemberData(nameof(Forwards))]
    public void Each_query_sees_what_its_segment_and_mask_allow(int number)
    {
        var (shape, segments) = ForwardCases[number];
        var (q, k, v) = Inputs(shape, segments);
        var output = new float[q.Length];
        var logSums = new float[q.Length / shape.HeadSize];

        AttentionKernel.Forward(_workers, shape, segments, q, k, v, output, logSums);

        var expected = Plain.Attention(shape, segments, Gradients.Double(q), Gradients.Double(k), Gradients.Double(v));
        Assert.InRange(Arrays.Distance(Gradients.Single(expected), output), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Backwards))]
    public void Gradients_are_those_of_finite_differences(int number)
    {
        var (shape, segments) = Cases[number];
        var (q, k, v) = Inputs(shape, segments);
        var dOutput = Arrays.Normal(q.Length, seed: 4);
        var (dq, dk, dv) = Backward(shape, segments, q, k, v, dOutput);

        var (x, y, z) = (Gradients.Double(q), Gradients.Double(k), Gradients.Double(v));
        Assert.InRange(Arrays.Distance(Gradients.Of(at => Plain.Attention(shape, segments, at, y, z), x, dOutput), dq), 0, GradientTolerance);
        Assert.InRange(Arrays.Distance(Gradients.Of(at => Plain.Attention(shape, segments, x, at, z), y, dOutput), dk), 0, GradientTolerance);
        Assert.InRange(Arrays.Distance(Gradients.Of(at => Plain.Attention(shape, segments, x, y, at), z, dOutput), dv), 0, GradientTolerance);
    }

    [Fact]
    public void The_number_of_threads_does_not_show_in_the_bytes()
    {
        var shape = new AttentionShape(Heads: 6, KeyHeads: 2, HeadSize: 32, IsCausal: true);
        AttentionSegment[] segments = [AttentionSegment.Self(0, 100), AttentionSegment.Self(100, 61)];
        var (q, k, v) = Inputs(shape, segments);
        var dOutput = Arrays.Normal(q.Length, seed: 4);
        using var one = new Workers(1);
        using var three = new Workers(3);

        var (dq, dk, dv) = Backward(one, shape, segments, q, k, v, dOutput);
        var (otherDq, otherDk, otherDv) = Backward(three, shape, segments, q, k, v, dOutput);

        Assert.Equal(dq, otherDq);
        Assert.Equal(dk, otherDk);
        Assert.Equal(dv, otherDv);
    }

    [Fact]
    public void Decoding_allocates_nothing()
    {
        var shape = new AttentionShape(Heads: 4, KeyHeads: 2, HeadSize: 16, IsCausal: true);
        AttentionSegment[] segments = [new(QueryStart: 0, QueryCount: 1, KeyStart: 0, KeyCount: 50)];
        var (q, k, v) = Inputs(shape, segments);
        var output = new float[q.Length];

        var bytes = Allocations.BytesEach(() => AttentionKernel.Forward(_workers, shape, segments, q, k, v, output, []));

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void A_segment_outside_of_the_rows_is_refused()
    {
        var shape = new AttentionShape(Heads: 1, KeyHeads: 1, HeadSize: 4, IsCausal: true);
        var rows = new float[12];

        Assert.Throws<ArgumentException>(() =>
            AttentionKernel.Forward(_workers, shape, [AttentionSegment.Self(1, 3)], rows, rows, rows, rows, []));
    }

    private (float[] Q, float[] K, float[] V) Backward(
        AttentionShape shape, AttentionSegment[] segments, float[] q, float[] k, float[] v, float[] dOutput) =>
        Backward(_workers, shape, segments, q, k, v, dOutput);

    private static (float[] Q, float[] K, float[] V) Backward(
        Workers workers, AttentionShape shape, AttentionSegment[] segments, float[] q, float[] k, float[] v, float[] dOutput)
    {
        var output = new float[q.Length];
        var logSums = new float[q.Length / shape.HeadSize];
        var (dq, dk, dv) = (Arrays.Normal(q.Length, seed: 5), Arrays.Normal(k.Length, seed: 6), Arrays.Normal(v.Length, seed: 7));
        AttentionKernel.Forward(workers, shape, segments, q, k, v, output, logSums);
        AttentionKernel.Backward(workers, shape, segments, q, k, v, output, logSums, dOutput, dq, dk, dv);
        return (dq, dk, dv);
    }

    private static (float[] Q, float[] K, float[] V) Inputs(AttentionShape shape, AttentionSegment[] segments)
    {
        var queries = segments.Max(segment => segment.QueryStart + segment.QueryCount);
        var keys = segments.Max(segment => segment.KeyStart + segment.KeyCount);
        return (
            Arrays.Normal(queries * shape.QueryWidth, seed: 1),
            Arrays.Normal(keys * shape.KeyWidth, seed: 2),
            Arrays.Normal(keys * shape.KeyWidth, seed: 3));
    }
}
