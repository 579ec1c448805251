namespace Rung.Core.Data;

/// <summary>Carves by time: the units whose latest example is latest.</summary>
internal static class LatestUnits
{
    /// <exception cref="DatasetException">No example has a time.</exception>
    public static void Carve(Example[] examples, SplitUnits units, SplitStrata strata, bool[] carved)
    {
        var latest = new DateTimeOffset?[units.Count];
        for (var place = 0; place < examples.Length; place++)
        {
            ref var unit = ref latest[units.UnitOf(place)];
            unit = unit is null || examples[place].Time > unit ? examples[place].Time : unit;
        }

        if (examples.Length > 0 && Array.TrueForAll(latest, time => time is null))
        {
            throw new DatasetException("No example has a time, by which the split is asked for. Name its column with 'data.time', or split at random.");
        }

        // Equally late units count as one; the first that brings the number no nearer ends it.
        var moments = Enumerable.Range(0, units.Count).Where(unit => latest[unit] is not null)
            .GroupBy(unit => latest[unit]!.Value.UtcTicks).OrderByDescending(moment => moment.Key);
        foreach (var moment in moments)
        {
            int[] places = [.. moment.SelectMany(unit => units[unit].ToArray())];
            if (!strata.BringsCountNearer(places))
            {
                return;
            }

            Take(moment, units, strata, carved);
        }
    }

    private static void Take(IEnumerable<int> moment, SplitUnits units, SplitStrata strata, bool[] carved)
    {
        foreach (var unit in moment.Where(unit => strata.TryTakeForLateness(units[unit])))
        {
            foreach (var place in units[unit])
            {
                carved[place] = true;
            }
        }
    }
}
