namespace Rung.Retrieval.Fusion;

/// <summary>Adds up what each ranking gives to a passage.</summary>
internal sealed class FusedScores
{
    private readonly Dictionary<PassageId, double> _scores = [];

    public void Add(PassageId passage, double score) =>
        _scores[passage] = _scores.GetValueOrDefault(passage) + score;

    public IReadOnlyList<RankedPassage> Best(int count) =>
    [
        .. _scores
            .OrderByDescending(passage => passage.Value)
            .ThenBy(passage => passage.Key)
            .Take(count)
            .Select(passage => new RankedPassage(passage.Key, passage.Value)),
    ];
}
