using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// The judgements of a set of queries ("query relevances"). What nobody judged is not relevant, as in trec_eval.
/// </summary>
public sealed class Qrels
{
    private static readonly ImmutableSortedDictionary<PassageId, int> Nothing =
        ImmutableSortedDictionary<PassageId, int>.Empty;

    private readonly ImmutableSortedDictionary<string, ImmutableSortedDictionary<PassageId, int>> _grades;

    private Qrels(ImmutableSortedDictionary<string, ImmutableSortedDictionary<PassageId, int>> grades)
    {
        _grades = grades;
        Queries = [.. grades.Keys];
        Count = grades.Values.Sum(passages => passages.Count);
    }

    /// <summary>The ids of the judged queries, in ordinal order.</summary>
    public ImmutableArray<string> Queries { get; }

    /// <summary>How many judgements there are.</summary>
    public int Count { get; }

    /// <summary>Each pair of query and passage is judged at most once.</summary>
    /// <exception cref="ArgumentException">A pair is judged twice.</exception>
    public static Qrels Of(IEnumerable<Judgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        var grades = new Dictionary<string, ImmutableSortedDictionary<PassageId, int>.Builder>(StringComparer.Ordinal);
        foreach (var (query, passage, grade) in judgements)
        {
            if (!grades.TryGetValue(query, out var passages))
            {
                grades[query] = passages = ImmutableSortedDictionary.CreateBuilder<PassageId, int>();
            }

            if (!passages.TryAdd(passage, grade))
            {
                throw new ArgumentException(
                    $"Passage '{passage}' is judged twice for query '{query}'. Keep one judgement.", nameof(judgements));
            }
        }

        return new(grades.ToImmutableSortedDictionary(
            pair => pair.Key, pair => pair.Value.ToImmutable(), StringComparer.Ordinal));
    }

    /// <summary>The grades of the passages judged for a query; none for a query that is not judged.</summary>
    public IReadOnlyDictionary<PassageId, int> GradesOf(string query) => _grades.GetValueOrDefault(query, Nothing);

    /// <summary>All judgements, in the order of queries and passages.</summary>
    public IEnumerable<Judgement> Judgements() =>
        from query in _grades
        from passage in query.Value
        select new Judgement(query.Key, passage.Key, passage.Value);
}
