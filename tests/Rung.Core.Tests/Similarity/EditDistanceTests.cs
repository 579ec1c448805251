using FsCheck.Xunit;
using Rung.Core.Similarity;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Similarity;

[Properties(Replay = "(20260301,11)")]
public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("top up", "top pu", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("my card has not come", "my card has not come", 0)]
    [InlineData("abcd", "badc", 2)]
    public void The_distance_is_that_of_the_book(string one, string other, int expected) =>
        Assert.Equal(expected, EditDistance.AtMost(one, other, EditDistance.Most));

    [Property]
    public bool The_bounded_distance_agrees_with_the_whole_matrix(ulong seed, byte length, byte edits, byte most)
    {
        var random = new SplitMix64(seed);
        var one = MadeTexts.Random(random, (length % 40) + 1);
        var other = MadeTexts.Edit(one, edits % 9, random);
        var bound = most % (EditDistance.Most + 1);

        return EditDistance.AtMost(one, other, bound) == Math.Min(Whole(one, other), bound + 1);
    }

    [Property]
    public bool Few_letters_do_not_confuse_it(ulong seed, byte length, byte otherLength)
    {
        var random = new SplitMix64(seed);
        var one = string.Concat(Enumerable.Range(0, length % 20).Select(_ => "ab"[random.Next(2)]));
        var other = string.Concat(Enumerable.Range(0, otherLength % 20).Select(_ => "ab"[random.Next(2)]));

        return EditDistance.AtMost(one, other, EditDistance.Most) == Math.Min(Whole(one, other), EditDistance.Most + 1);
    }

    [Property]
    public bool The_sketch_never_hides_a_pair_within_the_edits(ulong seed, byte length, byte edits)
    {
        var random = new SplitMix64(seed);
        var one = MadeTexts.Random(random, (length % 60) + 1);
        var other = MadeTexts.Edit(one, edits % 4, random);

        return LetterSketch.Of(one).MayBeWithin(LetterSketch.Of(other), Whole(one, other));
    }

    private static int Whole(string one, string other)
    {
        var cells = Enumerable.Range(0, one.Length + 1).Select(_ => new int[other.Length + 1]).ToArray();
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                cells[i][j] = i == 0 || j == 0 ? Math.Max(i, j) : new[]
                {
                    cells[i - 1][j] + 1,
                    cells[i][j - 1] + 1,
                    cells[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1),
                    i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] ? cells[i - 2][j - 2] + 1 : int.MaxValue,
                }.Min();
            }
        }

        return cells[one.Length][other.Length];
    }
}
