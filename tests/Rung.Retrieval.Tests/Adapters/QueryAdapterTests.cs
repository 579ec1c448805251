using System.Numerics.Tensors;
using Rung.Retrieval.Adapters;
using Rung.Retrieval.Adapters.Learning;
using Rung.Retrieval.Reranking.Learning;

namespace Rung.Retrieval.Tests.Adapters;

public sealed class QueryAdapterTests
{
    private const int Dimensions = 12;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_turned_space_is_turned_back_and_measured_on_questions_not_learnt_from()
    {
        var trained = QueryAdapterTrainer.Train(Turned(pairs: 300, seed: 1), new(), Cancellation);
        var fresh = new AdapterSet(Turned(pairs: 100, seed: 2));

        var before = fresh.ReciprocalRank(fresh.Pairs, QueryAdapter.Identity(Dimensions));
        var after = fresh.ReciprocalRank(fresh.Pairs, trained.Adapter);

        Assert.True(before < 0.3, $"{before}");
        Assert.True(after > 0.8, $"{after}");
    }

    [Fact]
    public void Where_nothing_is_to_be_gained_there_is_no_adapter()
    {
        // Each question is its passage already.
        var data = Random(passages: 40, seed: 5, (passage, _) => passage);

        var trained = QueryAdapterTrainer.Train(data, new() { MostEpochs = 5 }, Cancellation);

        Assert.Equal("as it is", trained.Chosen.Name);
        Assert.Equal(QueryAdapter.Identity(Dimensions).ToBytes(), trained.Adapter.ToBytes());
    }

    [Fact]
    public void Pairs_of_one_group_choose_no_adapter()
    {
        var data = Turned(pairs: 30, seed: 1);
        data = data with { Pairs = [.. data.Pairs.Select(pair => pair with { Group = "same" })] };

        Assert.Equal("as it is", QueryAdapterTrainer.Train(data, new(), Cancellation).Chosen.Name);
    }

    [Fact]
    public void The_same_pairs_and_seed_give_the_same_adapter()
    {
        var options = new QueryAdapterOptions { MostEpochs = 3, Seed = 4 };

        var first = QueryAdapterTrainer.Train(Turned(pairs: 60, seed: 1), options, Cancellation);
        var second = QueryAdapterTrainer.Train(Turned(pairs: 60, seed: 1), options, Cancellation);

        Assert.Equal(first.Adapter.ToBytes(), second.Adapter.ToBytes());
        Assert.Equal(first.Tried, second.Tried);
    }

    [Fact]
    public void A_way_that_was_chosen_can_be_learnt_again()
    {
        var (data, options) = (Turned(pairs: 60, seed: 1), new QueryAdapterOptions { MostEpochs = 3 });
        var trained = QueryAdapterTrainer.Train(data, options, Cancellation);

        var again = QueryAdapterTrainer.Learn(data, trained.Chosen, options, Cancellation);

        Assert.Equal(trained.Adapter.ToBytes(), again.ToBytes());
    }

    [Fact]
    public void The_closed_form_minimises_what_it_says()
    {
        var set = new AdapterSet(Turned(pairs: 40, seed: 3));
        var matrix = Matrix(new RidgeLearner(5).Learn(set, set.Pairs, Cancellation).Single());
        var best = RidgeLoss(set, matrix, penalty: 5);

        for (var cell = 0; cell < matrix.Length; cell += 7)
        {
            foreach (var step in (float[])[0.01f, -0.01f])
            {
                float[] moved = [.. matrix];
                moved[cell] += step;
                Assert.True(RidgeLoss(set, moved, penalty: 5) > best);
            }
        }
    }

    [Fact]
    public void The_slope_of_the_contrast_is_that_of_its_loss()
    {
        var set = new AdapterSet(Turned(pairs: 8, seed: 3));
        int[] shared = [.. set.Pairs.Select(pair => set.Pair(pair).Gold[0])];
        var query = set.Queries[0];
        var slope = Contrast.Slope(set, pair: 0, shared, query, temperature: 0.5).Slope;

        for (var i = 0; i < Dimensions; i++)
        {
            Assert.Equal(Finite(query, i, at => Contrast.Slope(set, 0, shared, at, 0.5).Loss), slope[i], tolerance: 2e-3);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_delta_adds_up_moves_the_loss_down(bool isFull)
    {
        var set = new AdapterSet(Turned(pairs: 32, seed: 3));
        int[] shared = [.. set.Pairs.Select(pair => set.Pair(pair).Gold[0])];
        IAdapterDelta delta = isFull ? new FullDelta(Dimensions) : new LowRankDelta(Dimensions, 4, new SeededSequence(1));
        var before = Loss(set, shared, delta);

        for (var step = 0; step < 50; step++)
        {
            foreach (var pair in set.Pairs)
            {
                var query = set.Queries[pair];
                delta.AddSlope(query, Contrast.Slope(set, pair, shared, delta.Map(query), temperature: 0.1).Slope);
            }

            delta.Step();
        }

        var after = Loss(set, shared, delta);
        Assert.True(after < before * 0.95, $"{before} → {after}");
    }

    [Fact]
    public void A_delta_and_its_adapter_map_alike()
    {
        var delta = new LowRankDelta(Dimensions, 4, new SeededSequence(1));
        var set = new AdapterSet(Turned(pairs: 8, seed: 3));
        delta.AddSlope(set.Queries[0], set.Passages[0]);
        delta.Step();
        delta.AddSlope(set.Queries[1], set.Passages[1]);
        delta.Step();

        var mapped = delta.Map(set.Queries[2]);
        TensorPrimitives.Divide(mapped, TensorPrimitives.Norm<float>(mapped), mapped);

        Assert.All(delta.ToAdapter().Apply(set.Queries[2]).Zip(mapped), pair => Assert.Equal(pair.Second, pair.First, tolerance: 1e-5));
    }

    [Fact]
    public void What_is_applied_has_length_one_and_zero_stays_zero()
    {
        var adapter = QueryAdapter.Identity(2);

        Assert.Equal([0.6f, 0.8f], adapter.Apply([3, 4]));
        Assert.Equal([0f, 0f], adapter.Apply([0, 0]));
        Assert.Throws<ArgumentException>(() => adapter.Apply([1, 2, 3]));
    }

    [Fact]
    public void An_adapter_comes_back_from_its_bytes()
    {
        var bytes = QueryAdapterTrainer.Train(Turned(pairs: 60, seed: 1), new() { MostEpochs = 2 }, Cancellation).Adapter.ToBytes();

        Assert.Equal(bytes, QueryAdapter.FromBytes(bytes).ToBytes());
    }

    [Fact]
    public void A_damaged_adapter_is_refused_wherever_it_is_damaged()
    {
        var bytes = QueryAdapter.Identity(3).ToBytes();

        for (var i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0x10;
            Assert.Throws<AdapterFormatException>(() => QueryAdapter.FromBytes(damaged));
            Assert.Throws<AdapterFormatException>(() => QueryAdapter.FromBytes(bytes.AsSpan(0, i)));
        }
    }

    [Fact]
    public void A_pair_without_a_gold_passage_is_refused()
    {
        var data = Turned(pairs: 4, seed: 1);
        data = data with { Pairs = [.. data.Pairs, data.Pairs[0] with { Gold = [] }] };

        Assert.Throws<ArgumentException>(() => QueryAdapterTrainer.Train(data, new(), Cancellation));
    }

    private static double Loss(AdapterSet set, int[] shared, IAdapterDelta delta) => set.Pairs.Average(
        pair => Contrast.Slope(set, pair, shared, delta.Map(set.Queries[pair]), temperature: 0.1).Loss);

    private static double Finite(float[] at, int i, Func<float[], double> loss)
    {
        const float Step = 1e-3f;
        float[] up = [.. at], down = [.. at];
        up[i] += Step;
        down[i] -= Step;
        return (loss(up) - loss(down)) / (2 * Step);
    }

    private static float[] Matrix(QueryAdapter adapter) =>
        [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(adapter.ToBytes().AsSpan(12, 4 * Dimensions * Dimensions))];

    private static double RidgeLoss(AdapterSet set, float[] matrix, double penalty)
    {
        var loss = 0.0;
        foreach (var pair in set.Pairs)
        {
            var target = set.Passages[set.Pair(pair).Gold[0]];
            for (var row = 0; row < Dimensions; row++)
            {
                var difference = TensorPrimitives.Dot(matrix.AsSpan(row * Dimensions, Dimensions), set.Queries[pair]) - target[row];
                loss += difference * difference;
            }
        }

        return loss + (penalty * matrix.Index().Sum(cell =>
            Math.Pow(cell.Item - (cell.Index / Dimensions == cell.Index % Dimensions ? 1 : 0), 2)));
    }

    /// <summary>Each question is its passage with the dimensions in another order, and a little noise.</summary>
    private static AdapterData Turned(int pairs, int seed) => Random(pairs, seed, (passage, random) =>
        [.. Enumerable.Range(0, Dimensions).Select(i => passage[(i + 5) % Dimensions] + (0.2f * (float)(random.NextDouble() - 0.5)))]);

    private static AdapterData Random(int passages, int seed, Func<float[], Random, float[]> ask)
    {
        var random = new Random(seed);
        float[][] vectors =
        [
            .. Enumerable.Range(0, passages).Select(_ =>
                Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray()),
        ];
        return new()
        {
            Passages = [.. vectors.Select(vector => (ReadOnlyMemory<float>)vector)],
            Pairs =
            [
                .. vectors.Select((vector, i) => new AdapterPair
                {
                    Query = ask(vector, random),
                    Gold = [i],
                    HardNegatives = [(i + 1) % passages],
                    Group = $"g{i % 10}",
                }),
            ],
        };
    }
}
