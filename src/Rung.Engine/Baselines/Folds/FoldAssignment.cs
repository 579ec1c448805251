using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Engine.Baselines.Folds;

/// <summary>
/// Which fold each example is held out in. Groups stay whole, and each label is spread over the folds as evenly as the
/// groups allow. The same examples and seed give the same folds for every baseline, so that their predictions pair.
/// </summary>
internal sealed class FoldAssignment
{
    private readonly int[] _folds;

    private FoldAssignment(int[] folds, int count)
    {
        _folds = folds;
        Count = count;
    }

    /// <summary>The number of folds, none of them empty; 0 where the examples cannot be divided.</summary>
    public int Count { get; }

    public int this[int example] => _folds[example];

    /// <summary>
    /// Divides examples into at most <paramref name="folds"/> folds: fewer where there are fewer groups (an example without
    /// a group is its own), none where there is one group alone.
    /// </summary>
    /// <param name="examples">In a fixed order.</param>
    /// <param name="strata">For each example the number of its label, from 0; all 0 where outputs are not labels.</param>
    /// <param name="folds">How many folds are wished for.</param>
    /// <param name="seed">Decides which of equally good folds a group goes to.</param>
    public static FoldAssignment Of(IReadOnlyList<Example> examples, int[] strata, int folds, ulong seed)
    {
        var groups = GroupsOf(examples);
        var count = Math.Min(folds, groups.Count);
        var assigned = new int[examples.Count];
        if (count < 2)
        {
            return new FoldAssignment(assigned, 0);
        }

        var balance = new StratumBalance(strata, count);
        foreach (var group in Shuffled(groups, seed).OrderByDescending(group => group.Count))
        {
            var fold = balance.Place(group);
            foreach (var example in group)
            {
                assigned[example] = fold;
            }
        }

        return new FoldAssignment(assigned, count);
    }

    /// <summary>For each example whether the model of a fold may learn from it.</summary>
    public bool[] TrainsOn(int fold) => Array.ConvertAll(_folds, held => held != fold);

    /// <summary>The examples that a fold holds out, ascending.</summary>
    public int[] HeldOutOf(int fold) => [.. Enumerable.Range(0, _folds.Length).Where(example => _folds[example] == fold)];

    /// <summary>The examples that the model of a fold learns from, ascending.</summary>
    public int[] TrainedBy(int fold) => [.. Enumerable.Range(0, _folds.Length).Where(example => _folds[example] != fold)];

    private static List<List<int>> GroupsOf(IReadOnlyList<Example> examples)
    {
        var groups = new List<List<int>>();
        var byName = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < examples.Count; i++)
        {
            if (examples[i].Group is not { } name)
            {
                groups.Add([i]);
            }
            else if (byName.TryGetValue(name, out var known))
            {
                known.Add(i);
            }
            else
            {
                byName[name] = [i];
                groups.Add(byName[name]);
            }
        }

        return groups;
    }

    private static List<int>[] Shuffled(List<List<int>> groups, ulong seed)
    {
        var shuffled = groups.ToArray();
        new SplitMix64(seed).Shuffle(shuffled);
        return shuffled;
    }
}
