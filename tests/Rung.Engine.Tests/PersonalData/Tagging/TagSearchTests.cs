using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.Tests.PersonalData.Tagging;

public sealed class TagSearchTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(3, 4)]
    public void The_best_of_all_sequences_is_found(int count, int seed)
    {
        var random = new Random(seed);
        var scores = Enumerable.Range(0, count * TagSet.Stride).Select(_ => random.Next(-50, 50)).ToArray();
        var transitions = Transitions(random);

        var tags = new byte[count];
        new TagSearch().Best(scores.ToArray(), transitions, tags);

        Assert.Equal(BestOfAll(scores, transitions, count), Score(tags, scores, transitions));
    }

    [Fact]
    public void No_inside_follows_what_it_cannot()
    {
        var random = new Random(9);
        var search = new TagSearch();
        var transitions = Transitions(random);
        for (var round = 0; round < 50; round++)
        {
            var tags = new byte[random.Next(1, 400)];

            search.Best(Enumerable.Range(0, tags.Length * TagSet.Stride).Select(_ => random.Next(-50, 50)).ToArray(), transitions, tags);

            Assert.All(tags, (tag, i) => Assert.True(TagSet.MayFollow(i == 0 ? TagSet.Outside : tags[i - 1], tag)));
        }
    }

    [Fact]
    public void Nothing_has_no_tags() => new TagSearch().Best([], Transitions(new Random(1)), []);

    private static int[] Transitions(Random random)
    {
        var transitions = new int[TagSet.Stride * TagSet.Stride];
        Array.Fill(transitions, TagSearch.Never);
        for (var from = 0; from < TagSet.Count; from++)
        {
            for (var to = 0; to < TagSet.Count; to++)
            {
                transitions[(from * TagSet.Stride) + to] = TagSet.MayFollow(from, to) ? random.Next(-30, 30) : TagSearch.Never;
            }
        }

        return transitions;
    }

    private static long BestOfAll(int[] scores, int[] transitions, int count)
    {
        var best = long.MinValue;
        var tags = new byte[count];
        for (var number = 0; number < Math.Pow(TagSet.Count, count); number++)
        {
            var rest = number;
            for (var i = 0; i < count; i++, rest /= TagSet.Count)
            {
                tags[i] = (byte)(rest % TagSet.Count);
            }

            best = Math.Max(best, Score(tags, scores, transitions));
        }

        return best;
    }

    private static long Score(byte[] tags, int[] scores, int[] transitions)
    {
        var sum = 0L;
        for (var i = 0; i < tags.Length; i++)
        {
            sum += scores[(i * TagSet.Stride) + tags[i]] + (long)transitions[((i == 0 ? TagSet.Outside : tags[i - 1]) * TagSet.Stride) + tags[i]];
        }

        return sum;
    }
}
