using Rung.Retrieval.Reranking.Learning;

namespace Rung.Retrieval.Tests.Reranking;

public sealed class RankLearnerTests
{
    public static TheoryData<string> Learners() => ["linear", "trees"];

    [Theory]
    [MemberData(nameof(Learners))]
    public void What_decides_is_learnt_among_noise(string name)
    {
        // The relevant candidate has the highest second feature; the others are noise.
        var (seen, unseen) = (Examples(200, seed: 1, Signal), Examples(100, seed: 2, Signal));

        var model = Learner(name).Learn(seen, seed: 7);

        Assert.True(Quality(model, unseen) > 0.9, $"{Quality(model, unseen)}");
        Assert.True(Quality(new FirstOrder(), unseen) < 0.6);
    }

    [Fact]
    public void Trees_learn_what_no_line_can()
    {
        var (seen, unseen) = (Examples(400, seed: 3, SameSign), Examples(200, seed: 4, SameSign));

        var trees = Quality(Learner("trees").Learn(seen, seed: 7), unseen);
        var line = Quality(Learner("linear").Learn(seen, seed: 7), unseen);

        Assert.True(trees > line + 0.1, $"trees {trees}, line {line}");
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void The_same_examples_and_seed_give_the_same_model(string name)
    {
        var (seen, rows) = (Examples(50, seed: 1, Signal), Examples(1, seed: 9, Signal)[0].Rows);

        var (first, second) = (Learner(name).Learn(seen, seed: 7), Learner(name).Learn(seen, seed: 7));

        Assert.Equal(rows.Select(row => first.Score(row)), rows.Select(row => second.Score(row)));
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void Examples_without_a_relevant_candidate_teach_nothing_and_break_nothing(string name)
    {
        var model = Learner(name).Learn([new([[1f, 2f], [3f, 4f]], [0, 0], [1])], seed: 7);

        Assert.Equal(model.Score([1f, 2f]), model.Score([3f, 4f]));
    }

    [Fact]
    public void The_slope_of_the_choice_is_that_of_its_likelihood()
    {
        var choice = new Choice([[0.3, -1.2], [1.1, 0.4], [-0.7, 0.9]], [0, 2, 1]);
        double[] weights = [0.4, -0.6];
        var (gradient, curvature) = (new double[2], new SymmetricMatrix(2));
        choice.AddSlope(weights, gradient, curvature);

        for (var i = 0; i < weights.Length; i++)
        {
            const double Step = 1e-5;
            double[] up = [.. weights], down = [.. weights];
            up[i] += Step;
            down[i] -= Step;
            var finite = (choice.LogLikelihood(up) - choice.LogLikelihood(down)) / (2 * Step);
            Assert.Equal(finite, gradient[i], tolerance: 1e-8);
        }
    }

    [Fact]
    public void The_slopes_of_pairs_are_those_of_the_weighted_logistic_loss()
    {
        // Two candidates at places 1 and 2, the relevant one second: gain 1 · (1 − 1/log2(3)) / 1 = 0.3690702.
        // Scores are equal, so that the doubt is one half: slope ± 0.1845351, curvature 0.3690702 / 4 = 0.0922676.
        var example = new RankingExample([[0f], [1f]], [0, 1], [1]);
        var gradients = new LambdaGradients([example], BinnedRows.Of([example]));

        gradients.Update();

        Assert.Equal(0.1845351, gradients.Slopes[1], tolerance: 1e-7);
        Assert.Equal(-0.1845351, gradients.Slopes[0], tolerance: 1e-7);
        Assert.Equal(0.0922676, gradients.Curvatures[0], tolerance: 1e-7);
    }

    [Fact]
    public void The_quality_of_an_order_is_its_nDCG_over_all_relevant_passages()
    {
        // One of two relevant passages is a candidate, ordered second: (1/log2(3)) / (1 + 1/log2(3)) = 0.3868528.
        var example = new RankingExample([[0f], [0f]], [0, 1], [1, 1]);

        Assert.Equal(0.3868528, example.Quality([2, 1]), tolerance: 1e-7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(33)]
    public void Cholesky_solves_what_it_was_given(int size)
    {
        var random = new Random(size);
        var (factor, cells) = (new double[size * size], new double[size * size]);
        foreach (ref var cell in factor.AsSpan())
        {
            cell = random.NextDouble() - 0.5;
        }

        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                cells[(i * size) + j] = (i == j ? 1 : 0) + Enumerable.Range(0, size).Sum(k => factor[(i * size) + k] * factor[(j * size) + k]);
            }
        }

        double[] expected = [.. Enumerable.Range(0, size).Select(_ => random.NextDouble())];
        double[] right = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Sum(j => cells[(i * size) + j] * expected[j]))];

        Assert.All(new Cholesky(cells, size).Solve(right).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, tolerance: 1e-9));
    }

    [Fact]
    public void Equal_bins_hold_equal_values_and_borders_divide_them()
    {
        var rows = BinnedRows.Of([new([[1f], [1f], [2f], [5f]], [0, 0, 0, 1], [1])]);

        Assert.Equal(rows.Bins[0][0], rows.Bins[0][1]);
        Assert.Equal(3, rows.Bins[0].Distinct().Count());
        Assert.Equal([1f, 2f], rows.Borders[0]);
    }

    // Exclusive or of the signs of the two first features.
    private static double SameSign(float[] row) => row[0] * row[1] > 0 ? 1 : 0;

    private static double Signal(float[] row) => row[1];

    private static IRankLearner Learner(string name) => name is "linear"
        ? new ChoiceLearner(penalty: 0.01)
        : new LambdaTrees(new() { Trees = 100, Levels = 3, LeafSize = 20, FeatureShare = 1 });

    private static double Quality(IRankModel model, List<RankingExample> examples) =>
        examples.Average(example => example.Quality(Array.ConvertAll(example.Rows, row => model.Score(row))));

    /// <summary>Ten candidates of four features; relevant is the one with the highest merit.</summary>
    private static List<RankingExample> Examples(int count, int seed, Func<float[], double> merit)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var rows = Enumerable.Range(0, 10)
                .Select(_ => Enumerable.Range(0, 4).Select(_ => (float)((random.NextDouble() * 2) - 1)).ToArray())
                .ToArray();
            var best = rows.Max(merit);
            int[] grades = [.. rows.Select(row => merit(row).Equals(best) ? 1 : 0)];
            return new RankingExample(rows, grades, grades);
        })];
    }
}
