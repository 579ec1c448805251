using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Passages;
using Rung.Retrieval.Reranking;

namespace Rung.Retrieval.Settings.Measuring;

/// <summary>The passages of one way to cut, and what depends on nothing else.</summary>
internal sealed class CutPassages
{
    private readonly Dictionary<PassageId, Passage> _byId;
    private readonly Dictionary<PassageId, int> _tokens = [];
    private readonly Lazy<TermStatistics> _statistics;

    public CutPassages(IReadOnlyList<Passage> passages, Qrels qrels, TimeSpan elapsed)
    {
        (All, Qrels, Elapsed) = (passages, qrels, elapsed);
        _byId = passages.ToDictionary(passage => passage.Id);
        _statistics = new(() => TermStatistics.Of(All));
    }

    public IReadOnlyList<Passage> All { get; }

    /// <summary>Which of them answer the questions.</summary>
    public Qrels Qrels { get; }

    /// <summary>How long the cutting took.</summary>
    public TimeSpan Elapsed { get; }

    public TermStatistics Statistics => _statistics.Value;

    public Passage? Find(PassageId id) => _byId.GetValueOrDefault(id);

    public int TokensOf(PassageId id)
    {
        if (!_tokens.TryGetValue(id, out var tokens))
        {
            _tokens[id] = tokens = ApproximateTokenCounter.Shared.Count(_byId[id].Text);
        }

        return tokens;
    }
}
