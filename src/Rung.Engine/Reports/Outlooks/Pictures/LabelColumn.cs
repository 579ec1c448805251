namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>Labels one below the other that must not cover each other.</summary>
internal static class LabelColumn
{
    /// <summary>
    /// The places nearest to the wanted ones, in their order, that are a gap apart and between the ends, as far as there is
    /// room.
    /// </summary>
    public static double[] PushedApart(IReadOnlyList<double> wanted, double gap, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ToArray();
        var blocks = new List<Block>();
        foreach (var i in order)
        {
            blocks.Add(new(wanted[i], 1));

            // Two blocks that touch become one around the mean of what both want.
            while (blocks.Count > 1 && blocks[^1].Top(gap, top, bottom) < blocks[^2].Bottom(gap, top, bottom) + gap)
            {
                var (upper, lower) = (blocks[^2], blocks[^1]);
                var count = upper.Count + lower.Count;
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add(new(((upper.Middle * upper.Count) + (lower.Middle * lower.Count)) / count, count));
            }
        }

        var places = new double[wanted.Count];
        var next = 0;
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                places[order[next++]] = block.Top(gap, top, bottom) + (i * gap);
            }
        }

        return places;
    }

    private readonly record struct Block(double Middle, int Count)
    {
        public double Top(double gap, double top, double bottom)
        {
            var height = (Count - 1) * gap;
            return Math.Max(top, Math.Min(Middle - (height / 2), bottom - height));
        }

        public double Bottom(double gap, double top, double bottom) => Top(gap, top, bottom) + ((Count - 1) * gap);
    }
}
