namespace Rung.Engine.Baselines.Folds;

/// <summary>
/// Gives each group to the fold where it disturbs the balance of labels least: the sum over labels of the squared counts,
/// each label weighing the same however rare, grows least there. Ties go to the smaller fold, so that none stays empty.
/// </summary>
internal sealed class StratumBalance
{
    private readonly int[] _strata;
    private readonly int[] _totals;
    private readonly int[][] _counts;
    private readonly int[] _sizes;

    public StratumBalance(int[] strata, int folds)
    {
        _strata = strata;
        _totals = new int[strata.Max() + 1];
        foreach (var stratum in strata)
        {
            _totals[stratum]++;
        }

        _counts = [.. Enumerable.Range(0, folds).Select(_ => new int[_totals.Length])];
        _sizes = new int[folds];
    }

    /// <summary>Puts a group into its fold and says which.</summary>
    public int Place(List<int> group)
    {
        var members = group.CountBy(example => _strata[example]).ToArray();
        var fold = Enumerable.Range(0, _sizes.Length)
            .MinBy(candidate => (Disturbance(candidate, members), _sizes[candidate]));
        foreach (var (stratum, count) in members)
        {
            _counts[fold][stratum] += count;
        }

        _sizes[fold] += group.Count;
        return fold;
    }

    // (c + g)² − c² = g·(2c + g), of the label's total.
    private double Disturbance(int fold, KeyValuePair<int, int>[] members) => members.Sum(
        member => member.Value * ((2.0 * _counts[fold][member.Key]) + member.Value) / _totals[member.Key]);
}
