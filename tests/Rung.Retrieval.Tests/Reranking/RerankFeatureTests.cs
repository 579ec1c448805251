using Rung.Retrieval.Reranking;
using Rung.Retrieval.Reranking.Features;

namespace Rung.Retrieval.Tests.Reranking;

public sealed class RerankFeatureTests
{
    private static readonly Passage[] Passages =
    [
        Of("p0", "a", 0, "The siege of Paris began in 885. Vikings sailed up the Seine."),
        Of("p1", "a", 70, "Charles paid them 700 pounds of silver."),
        Of("p2", "b", 0, "Paris is the capital of France, on the Seine. Many tourists visit every year."),
    ];

    private static readonly TermStatistics Statistics = TermStatistics.Of(Passages);

    [Fact]
    public void Every_row_has_a_value_for_each_name()
    {
        var rows = RerankFeatures.Of("When did the siege begin?", Candidates(), Statistics);

        Assert.All(rows, row => Assert.Equal(RerankFeatures.Names(signals: 0).Count, row.Length));
        Assert.All(rows, row => Assert.All(row, value => Assert.True(float.IsFinite(value))));
    }

    [Fact]
    public void Names_are_distinct_and_signals_add_to_them() =>
        Assert.Equal(RerankFeatures.Names(0).Count + 4, RerankFeatures.Names(2).Distinct().Count());

    [Fact]
    public void Words_are_compared_by_their_stems() =>
        Assert.Equal(1, Feature("Viking sailing", "terms covered")[0]);

    [Fact]
    public void Rare_words_count_for_more_than_frequent_ones()
    {
        // "siege" stands in one passage of three, "Seine" in two.
        var covered = Feature("siege Seine", "rarity covered");

        Assert.Equal(1, covered[0], precision: 5);
        Assert.Equal(Statistics.Rarity("sein") / (Statistics.Rarity("sein") + Statistics.Rarity("sieg")), covered[2], precision: 5);
    }

    [Fact]
    public void Words_in_the_same_order_are_seen() =>
        Assert.Equal([1, 0, 0], Feature("siege of Paris", "pairs in order"));

    [Fact]
    public void The_longest_run_counts_common_words_too() =>
        Assert.Equal([1, 1 / 3f, 1 / 3f], Feature("siege of Paris", "longest run"));

    [Fact]
    public void A_question_of_time_looks_for_numbers_near_its_words() =>
        Assert.Equal([1, 1, 1], Feature("When was the siege?", "cue nearby"));

    [Fact]
    public void A_question_of_a_person_looks_for_names() =>
        Assert.Equal(1, Feature("Who besieged it?", "asks for Person")[0]);

    [Fact]
    public void What_was_found_beside_a_passage_speaks_for_it()
    {
        Assert.Equal([0, 1, 0], Feature("siege", "siblings ahead"));

        // First scores of 3, 2, 1 are scaled to 1, ½, 0; the first two are of one document.
        Assert.Equal([0.5f, 1, 0], Feature("siege", "best neighbour"));
    }

    [Fact]
    public void The_gap_to_the_best_is_zero_for_the_best_and_negative_for_others()
    {
        var gaps = Feature("siege of Paris", "rarity covered, behind the best");

        Assert.Equal(0, gaps[0]);
        Assert.True(gaps[1] < 0 && gaps[2] < 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("of the")]
    public void A_question_without_words_of_meaning_breaks_nothing(string query) =>
        Assert.All(
            RerankFeatures.Of(query, Candidates(), Statistics).SelectMany(row => row),
            value => Assert.True(float.IsFinite(value)));

    [Fact]
    public void A_window_that_is_left_behind_no_longer_counts()
    {
        var matches = new TermMatches(new("siege Seine", Statistics), Passages[0]);

        // "siege" is word 2 of 12, "Seine" the last: together in twelve words, not in five.
        Assert.Equal(1, matches.BestWindow(12).Share, precision: 9);
        Assert.True(matches.BestWindow(5).Share < 0.7);
    }

    private static float[] Feature(string query, string name)
    {
        var place = RerankFeatures.Names(0).ToList().IndexOf(name);
        Assert.True(place >= 0, name);
        return [.. RerankFeatures.Of(query, Candidates(), Statistics).Select(row => row[place])];
    }

    private static RerankCandidate[] Candidates() =>
        [.. Passages.Select((passage, place) => new RerankCandidate(passage, Passages.Length - place))];

    private static Passage Of(string id, string document, int start, string text) =>
        new() { Id = PassageId.Of(id), Document = document, Text = text, Span = new(start, start + text.Length) };
}
