using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Tests.Kernels;

public sealed class ShrinkingPartsTests
{
    public static TheoryData<int, int> Lengths() => new()
    {
        { 1, 1 }, { 1, 5 }, { 5, 5 }, { 7, 3 }, { 64, 1 }, { 97, 96 }, { 1000, 3 }, { 1001, 17 }, { 12_289, 40 },
    };

    [Fact]
    public void Nothing_has_no_parts() => Assert.Equal(0, new ShrinkingParts(length: 0, fewest: 3).Count);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Parts_lie_behind_each_other_from_the_first_thing_to_the_last(int length, int fewest)
    {
        var end = 0;

        foreach (var part in PartsOf(length, fewest))
        {
            Assert.Equal(end, part.First);
            Assert.True(part.End > part.First, $"{part} is empty.");
            end = part.End;
        }

        Assert.Equal(length, end);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Each_is_a_quarter_of_what_is_left_or_as_much_as_is_worth_a_part(int length, int fewest)
    {
        foreach (var (first, end) in PartsOf(length, fewest))
        {
            var left = length - first;
            var expected = Math.Ceiling(left / 4.0) > fewest ? (int)Math.Ceiling(left / 4.0) : fewest;
            Assert.Equal(Math.Min(expected, left), end - first);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void None_is_longer_than_the_one_before_it(int length, int fewest)
    {
        var sizes = PartsOf(length, fewest).Select(part => part.End - part.First).ToList();

        Assert.Equal(sizes.OrderDescending(), sizes);
    }

    private static IEnumerable<(int First, int End)> PartsOf(int length, int fewest)
    {
        var parts = new ShrinkingParts(length, fewest);
        return Enumerable.Range(0, parts.Count).Select(parts.Of);
    }
}
