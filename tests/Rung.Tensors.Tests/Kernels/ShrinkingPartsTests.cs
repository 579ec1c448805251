using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Tests.Kernels;

public sealed class ShrinkingPartsTests
{
    public static TheoryData<int, int, int> Lengths() => new()
    {
        { 1, 1, 9 }, { 1, 5, 9 }, { 5, 5, 5 }, { 7, 3, 2 }, { 64, 1, int.MaxValue }, { 97, 96, 97 }, { 1000, 3, 50 }, { 1001, 17, 1000 },
        { 12_289, 40, int.MaxValue }, { 12_289, 1, 1 }, { 1536, 1, 3 },
    };

    [Fact]
    public void Nothing_has_no_parts() => Assert.Equal(0, new ShrinkingParts(length: 0, fewest: 3).Count);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Parts_lie_behind_each_other_from_the_first_thing_to_the_last(int length, int fewest, int most)
    {
        var end = 0;

        foreach (var part in PartsOf(length, fewest, most))
        {
            Assert.Equal(end, part.First);
            Assert.True(part.End > part.First, $"{part} is empty.");
            end = part.End;
        }

        Assert.Equal(length, end);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Each_is_a_quarter_of_what_is_left_or_what_is_worth_a_part_or_the_most_it_may_be(int length, int fewest, int most)
    {
        foreach (var (first, end) in PartsOf(length, fewest, most))
        {
            var left = length - first;
            var expected = Math.Max(Math.Min((int)Math.Ceiling(left / 4.0), most), fewest);
            Assert.Equal(Math.Min(expected, left), end - first);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void None_is_longer_than_the_one_before_it(int length, int fewest, int most)
    {
        var sizes = PartsOf(length, fewest, most).Select(part => part.End - part.First).ToList();

        Assert.Equal(sizes.OrderDescending(), sizes);
    }

    private static IEnumerable<(int First, int End)> PartsOf(int length, int fewest, int most)
    {
        var parts = new ShrinkingParts(length, fewest, most);
        return Enumerable.Range(0, parts.Count).Select(parts.Of);
    }
}
