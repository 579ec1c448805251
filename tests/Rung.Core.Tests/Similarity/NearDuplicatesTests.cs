using System.Collections.Immutable;
using FsCheck.Xunit;
using Rung.Core.Similarity;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Similarity;

[Properties(Replay = "(20260301,13)", MaxTest = 40)]
public sealed class NearDuplicatesTests
{
    [Fact]
    public void Nothing_is_found_among_no_texts() => Assert.Empty(Find());

    [Fact]
    public void Texts_equal_but_for_case_blanks_and_punctuation_are_exact_duplicates()
    {
        var cluster = Assert.Single(Find("Where is my card?", "another matter altogether", "where is  my card", "WHERE IS MY CARD!!"));

        Assert.Equal([0, 2, 3], cluster.Members);
        Assert.True(cluster.IsExact);
        Assert.Equal(1, cluster.LowestSimilarity);
    }

    [Fact]
    public void A_slip_of_the_pen_makes_a_near_duplicate()
    {
        var cluster = Assert.Single(Find("I still have not received my card", "When can I top up?", "I stil have not recieved my card"));

        Assert.Equal([0, 2], cluster.Members);
        Assert.False(cluster.IsExact);
        Assert.Equal(1 - (2.0 / 33), cluster.LowestSimilarity, 12);
    }

    [Theory]
    [InlineData("I can top up now", "I can not top up now")]
    [InlineData("yes", "yep")]
    [InlineData("please refund me 100 euros", "please refund me 500 euros")]
    [InlineData("where is my order 48213", "where is my order")]
    [InlineData("how do I activate my card", "how do I cancel my card")]
    public void Another_word_in_a_short_text_makes_another_text(string one, string other) => Assert.Empty(Find(one, other));

    [Fact]
    public void A_longer_text_with_another_sentence_is_near_where_four_fifths_of_the_shingles_agree()
    {
        var random = new SplitMix64(5);
        var text = MadeTexts.Random(random, 600);

        var cluster = Assert.Single(Find(text, MadeTexts.Random(random, 600), text + " " + MadeTexts.Random(random, 60), text + MadeTexts.Random(random, 400)));

        Assert.Equal([0, 2], cluster.Members);
        Assert.InRange(cluster.LowestSimilarity, 0.85, 0.95);
    }

    [Fact]
    public void Punctuation_alone_is_not_all_the_same() => Assert.Empty(Find("???", "!!!", "...", ""));

    [Theory]
    [InlineData(24, 3)]
    [InlineData(40, 3)]
    [InlineData(41, 3)]
    [InlineData(80, 3)]
    [InlineData(16, 2)]
    [InlineData(9, 1)]
    public void At_least_97_of_100_copies_within_the_edits_are_found(int length, int edits)
    {
        var random = new SplitMix64((ulong)length);
        string[] originals = [.. Enumerable.Range(0, 1_000).Select(_ => MadeTexts.Random(random, length))];
        string[] copies = [.. originals.Select(text => Replace(text, edits, random))];

        var clusters = NearDuplicates.Find([.. originals, .. copies], new SimilarityOptions(), null, TestContext.Current.CancellationToken);

        var found = clusters.Count(cluster => cluster.Members.Length == 2 && cluster.Members[1] == cluster.Members[0] + 1_000);
        Assert.InRange(found, 970, 1_000);
        Assert.Equal(found, clusters.Length);
    }

    [Property]
    public bool Every_pair_that_joined_is_near_by_the_rule(ulong seed)
    {
        var texts = Families(seed);

        return NearDuplicates.Find(texts, new SimilarityOptions(), null, CancellationToken.None).All(cluster =>
            cluster.Members.All(one => cluster.Members.Any(other => other != one && IsNear(texts[one], texts[other]))));
    }

    [Property]
    public bool The_threads_do_not_matter(ulong seed)
    {
        var texts = Families(seed);

        return Same(
            NearDuplicates.Find(texts, new SimilarityOptions { Threads = 1 }, null, CancellationToken.None),
            NearDuplicates.Find(texts, new SimilarityOptions { Threads = 7 }, null, CancellationToken.None));
    }

    [Property]
    public bool The_order_of_the_texts_does_not_matter(ulong seed)
    {
        var texts = Families(seed);
        var order = Enumerable.Range(0, texts.Length).ToArray();
        new SplitMix64(seed).Shuffle(order);

        var shuffled = NearDuplicates.Find([.. order.Select(place => texts[place])], new SimilarityOptions(), null, CancellationToken.None)
            .Select(cluster => cluster with { Members = [.. cluster.Members.Select(place => order[place]).Order()] })
            .OrderBy(cluster => cluster.Members[0]);
        return Same(NearDuplicates.Find(texts, new SimilarityOptions(), null, CancellationToken.None), [.. shuffled]);
    }

    /// <summary>Each step is one edit, and the ends have nothing in common.</summary>
    [Fact]
    public void A_chain_of_small_steps_does_not_join_its_ends()
    {
        var random = new SplitMix64(3);
        var (start, end) = (MadeTexts.Random(random, 60), MadeTexts.Random(random, 60));
        string[] chain = [.. Enumerable.Range(0, 61).Select(i => end[..i] + start[i..])];

        var clusters = Find(chain);

        Assert.InRange(clusters.Length, 2, 30);

        // Each within six edits of the centre; where start and end have the same letter a step changes nothing.
        Assert.All(clusters, cluster => Assert.InRange(chain[cluster.Members[0]].Zip(chain[cluster.Members[^1]]).Count(pair => pair.First != pair.Second), 1, 12));
    }

    [Fact]
    public void A_hundred_thousand_texts_that_are_nearly_the_same_are_one_cluster_in_linear_time()
    {
        string[] texts = [.. Enumerable.Range(0, 100_000).Select(i => $"Where is my order, {Name(i)}, please tell me where it is")];

        var cluster = Assert.Single(Find(texts));

        Assert.Equal(100_000, cluster.Members.Length);
    }

    [Fact]
    public void A_hundred_thousand_texts_that_differ_in_a_number_are_no_duplicates() =>
        Assert.Empty(Find([.. Enumerable.Range(0, 100_000).Select(i => $"Where is my order {i:D5}, please tell me")]));

    [Fact]
    public void A_hundred_thousand_equal_texts_are_one_exact_cluster() =>
        Assert.True(Assert.Single(Find([.. Enumerable.Repeat("Where is my order?", 100_000)])).IsExact);

    [Fact]
    public void A_text_of_a_million_characters_is_compared_by_a_sample()
    {
        var random = new SplitMix64(9);
        var text = MadeTexts.Random(random, 1_000_000);

        var cluster = Assert.Single(Find(text, MadeTexts.Edit(text, 50, random), MadeTexts.Random(random, 1_000_000)));

        Assert.Equal([0, 1], cluster.Members);
    }

    [Fact]
    public void Half_a_surrogate_pair_and_nul_are_read() =>
        Assert.Equal([0, 1], Assert.Single(Find("a broken \ud83d message here", "a broken \ud83d message hera", "\0\0\0")).Members);

    [Fact]
    public void Progress_rises_to_one()
    {
        var seen = new List<double>();

        NearDuplicates.Find(["one text", "another text"], new SimilarityOptions(), new Seen(seen), TestContext.Current.CancellationToken);

        Assert.Equal(seen.Order(), seen);
        Assert.Equal(1, seen[^1]);
    }

    [Fact]
    public void A_cancelled_search_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() => NearDuplicates.Find(["a", "b"], new SimilarityOptions(), null, new CancellationToken(canceled: true)));

    [Fact]
    public void An_option_out_of_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NearDuplicates.Find([], new SimilarityOptions { Threshold = 1.2 }, null, CancellationToken.None));

    private static ImmutableArray<TextCluster> Find(params string[] texts) =>
        NearDuplicates.Find(texts, new SimilarityOptions(), null, TestContext.Current.CancellationToken);

    /// <summary>Texts of all lengths, a third of them copies of earlier ones with up to five edits.</summary>
    private static string[] Families(ulong seed)
    {
        var random = new SplitMix64(seed);
        var texts = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            texts.Add(i > 0 && random.Next(3) == 0
                ? MadeTexts.Edit(texts[random.Next(i)], random.Next(6), random)
                : MadeTexts.Random(random, 4 + random.Next(random.Next(2) == 0 ? 60 : 300)));
        }

        return [.. texts];
    }

    private static bool IsNear(string one, string other)
    {
        var (first, second) = (ComparableText.Of(one), ComparableText.Of(other));
        var longer = Math.Max(first.Length, second.Length);
        if (longer <= 128)
        {
            var most = Math.Min(3, Math.Min(first.Length, second.Length) / 8);
            return EditDistance.AtMost(first, second, most) <= most;
        }

        var (a, b) = (Grams(first), Grams(second));
        return (double)a.Intersect(b).Count() / a.Union(b).Count() >= 0.8;
    }

    private static HashSet<string> Grams(string text)
    {
        var padded = $"    {text}    ";
        return [.. Enumerable.Range(0, padded.Length - 4).Select(i => padded.Substring(i, 5))];
    }

    private static string Replace(string text, int count, SplitMix64 random)
    {
        var letters = text.ToCharArray();
        for (var i = 0; i < count; i++)
        {
            letters[(i * text.Length / count) + random.Next(text.Length / count)] = "éèêàâîïôûü"[random.Next(10)];
        }

        return new string(letters);
    }

    private static string Name(int number) =>
        string.Concat(Enumerable.Range(0, 4).Select(i => "abcdefghijklmnopqr"[number / (int)Math.Pow(18, i) % 18]));

    private static bool Same(ImmutableArray<TextCluster> one, ImmutableArray<TextCluster> other) =>
        one.Length == other.Length && one.Zip(other).All(pair =>
            pair.First.Members.SequenceEqual(pair.Second.Members)
            && pair.First.IsExact == pair.Second.IsExact && pair.First.LowestSimilarity == pair.Second.LowestSimilarity);

    private sealed class Seen(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
