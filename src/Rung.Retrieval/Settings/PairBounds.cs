namespace Rung.Retrieval.Settings;

/// <summary>The bounds of the pairs that were compared, each fed with all questions that both were asked.</summary>
internal sealed class PairBounds(Func<ISettingsBound> create)
{
    private readonly Dictionary<(int First, int Second), (ISettingsBound Bound, int Fed)> _bounds = [];

    /// <summary>By how much the first is better at least.</summary>
    public double LowOf(Runner first, Runner second)
    {
        var key = (first.Number, second.Number);
        var (bound, fed) = _bounds.TryGetValue(key, out var known) ? known : (create(), 0);
        var both = Math.Min(first.Qualities.Count, second.Qualities.Count);
        for (; fed < both; fed++)
        {
            bound.Add(fed, first.Qualities[fed] - second.Qualities[fed]);
        }

        _bounds[key] = (bound, fed);
        return bound.Low;
    }
}
