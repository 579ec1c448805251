namespace Rung.Retrieval.Settings;

/// <summary>The bounds of the pairs that were compared, each fed with all questions that both were asked.</summary>
internal sealed class PairBounds(Func<ISettingsBound> create, int[] order)
{
    private readonly Dictionary<(int First, int Second), (ISettingsBound Bound, int Fed)> _bounds = [];

    /// <summary>Whether the first is shown to be better.</summary>
    public bool ShowBetter(Runner first, Runner second)
    {
        var key = (first.Number, second.Number);
        var (bound, fed) = _bounds.TryGetValue(key, out var known) ? known : (create(), 0);
        var both = Math.Min(first.Count, second.Count);
        for (; fed < both; fed++)
        {
            bound.Add(order[fed], first.QualityOf(fed) - second.QualityOf(fed));
        }

        _bounds[key] = (bound, fed);
        return bound.ShowsBetter;
    }
}
