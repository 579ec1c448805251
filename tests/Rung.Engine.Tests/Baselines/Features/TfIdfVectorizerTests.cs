using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Tests.Baselines.Features;

public sealed class TfIdfVectorizerTests
{
    private static readonly string[] Texts =
        ["My card is late", "my CARD, my card!", "Où est ma carte ?", "exchange rate is 1.5"];

    [Fact]
    public void A_weight_is_the_dampened_count_times_the_smoothed_rarity_over_the_length()
    {
        var vectorizer = Fit(["one two two", "one three"], TextFeatures.Words);

        var weights = Weights(vectorizer, "two two one");

        // one: df 2, idf ln(3/3) + 1 = 1. two: df 1, idf ln(3/2) + 1, count 2 gives 1 + ln 2. "two one" is unknown; "two two" has df 1.
        var two = (1 + Math.Log(2)) * (Math.Log(1.5) + 1);
        var pair = Math.Log(1.5) + 1;
        var length = Math.Sqrt(1 + (two * two) + (pair * pair));
        Assert.Equal(["one", "two", "two two"], weights.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1 / length, weights["one"], 1e-6);
        Assert.Equal(two / length, weights["two"], 1e-6);
        Assert.Equal(pair / length, weights["two two"], 1e-6);
    }

    // scikit-learn 1.2.1: TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit(Texts).
    [Fact]
    public void Words_weigh_what_scikit_learn_gives_them()
    {
        var vectorizer = Fit(Texts, TextFeatures.Words);

        var weights = Weights(vectorizer, "my card is my card");

        Assert.Equal(19, vectorizer.ColumnCount);
        Assert.Equal(5, weights.Count);
        Assert.Equal(0.5057210501824411, weights["card"], 1e-6);
        Assert.Equal(0.37884658484816475, weights["card is"], 1e-6);
        Assert.Equal(0.2986869989738238, weights["is"], 1e-6);
        Assert.Equal(0.5057210501824411, weights["my card"], 1e-6);
    }

    // scikit-learn 1.2.1: TfidfVectorizer(analyzer='char', ngram_range=(2, 5), sublinear_tf=True).fit(Texts).
    [Fact]
    public void Characters_weigh_what_scikit_learn_gives_them()
    {
        var vectorizer = Fit(Texts, TextFeatures.Characters);

        var weights = Weights(vectorizer, "my card is my card");

        Assert.Equal(180, vectorizer.ColumnCount);
        Assert.Equal(38, weights.Count);
        Assert.Equal(0.15979097508135612, weights[" car"], 1e-6);
        Assert.Equal(0.19737364378864225, weights[" card"], 1e-6);
        Assert.Equal(0.11657205354313514, weights[" is "], 1e-6);
        Assert.Equal(0.14785686864604536, weights[" my c"], 1e-6);
    }

    // scikit-learn 1.2.1: TfidfVectorizer(analyzer='char_wb', ngram_range=(2, 5), sublinear_tf=True).fit(Texts).
    [Fact]
    public void Characters_within_words_weigh_what_scikit_learn_gives_them()
    {
        var vectorizer = Fit(Texts, TextFeatures.WordCharacters);

        var weights = Weights(vectorizer, "my card is my card");

        Assert.Equal(135, vectorizer.ColumnCount);
        Assert.Equal(26, weights.Count);
        Assert.Equal(0.17215088348187452, weights[" car"], 1e-6);
        Assert.Equal(0.21264058960120838, weights[" card"], 1e-6);
        Assert.Equal(0.12558895767755135, weights[" is "], 1e-6);
        Assert.Equal(0.2697076251972316, weights["ard "], 1e-6);
    }

    [Fact]
    public void Columns_are_in_order_of_falling_frequency()
    {
        var vectorizer = Fit(Texts, TextFeatures.Characters);

        var idf = vectorizer.Idf.ToArray();

        Assert.Equal(idf.Order(), idf);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("m")]
    [InlineData("\ud83d")]
    [InlineData("漢")]
    public void A_text_too_short_for_any_gram_is_an_empty_vector(string text)
    {
        Assert.Equal(0, Fit(Texts, TextFeatures.Characters).Transform(text).Count);
        Assert.Equal(0, Fit(Texts, TextFeatures.Words).Transform(text).Count);
    }

    [Fact]
    public void A_character_outside_the_basic_plane_counts_once()
    {
        var vectorizer = Fit(["😀😁"], TextFeatures.Characters);

        Assert.Equal("😀😁", vectorizer.TextOf(0));
        Assert.Equal(1, vectorizer.ColumnCount);
    }

    [Theory]
    [InlineData("İstanbul ÇAĞRI")]
    [InlineData("half \ud83d a pair")]
    [InlineData("多くの言語 на русском")]
    public void Any_text_can_be_learnt_and_is_then_of_length_one(string text)
    {
        var vector = Fit([text, "other"], TextFeatures.Characters).Transform(text);

        Assert.Equal(1, vector.SquaredNorm, 1e-6);
    }

    [Theory]
    [InlineData("My card\t\r\n is late")]
    [InlineData("MY CARD IS LATE")]
    public void Case_and_runs_of_white_space_do_not_matter(string text)
    {
        var vectorizer = Fit(Texts, TextFeatures.Characters);

        Assert.Equal(Weights(vectorizer, "my card is late"), Weights(vectorizer, text));
    }

    [Fact]
    public void A_text_alone_has_the_same_bytes_as_among_all()
    {
        var counts = GramCounts.Of(Texts, TextFeatures.Characters, TestContext.Current.CancellationToken);
        var vectorizer = TfIdfVectorizer.Fit(counts, isFittedOn: null);

        var rows = vectorizer.Transform(counts);

        for (var i = 0; i < Texts.Length; i++)
        {
            var alone = vectorizer.Transform(Texts[i]);
            Assert.Equal(alone.Columns, rows[i].Columns);
            Assert.Equal(alone.Values, rows[i].Values);
        }
    }

    [Theory]
    [InlineData(TextFeatures.Words)]
    [InlineData(TextFeatures.Characters)]
    internal void Nothing_of_a_held_out_text_enters_the_vectors(TextFeatures features)
    {
        string[] texts = ["zebra card", "my card is late", "zebra rate", "exchange rate is late"];
        bool[] isFittedOn = [false, true, false, true];
        var counts = GramCounts.Of(texts, features, TestContext.Current.CancellationToken);

        var fold = TfIdfVectorizer.Fit(counts, isFittedOn);
        var alone = Fit([texts[1], texts[3]], features);

        var vocabulary = Enumerable.Range(0, fold.ColumnCount).Select(fold.TextOf).ToArray();
        Assert.DoesNotContain(vocabulary, gram => gram.Contains('z', StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, alone.ColumnCount).Select(alone.TextOf), vocabulary);
        Assert.Equal(alone.Idf, fold.Idf);
        foreach (var text in texts)
        {
            Assert.Equal(alone.Transform(text).Columns, fold.Transform(text).Columns);
            Assert.Equal(alone.Transform(text).Values, fold.Transform(text).Values);
        }
    }

    private static TfIdfVectorizer Fit(string[] texts, TextFeatures features) =>
        TfIdfVectorizer.Fit(texts, features, TestContext.Current.CancellationToken);

    private static Dictionary<string, float> Weights(TfIdfVectorizer vectorizer, string text)
    {
        var vector = vectorizer.Transform(text);
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        for (var i = 0; i < vector.Count; i++)
        {
            weights.Add(vectorizer.TextOf(vector.Columns[i]), vector.Values[i]);
        }

        return weights;
    }
}
