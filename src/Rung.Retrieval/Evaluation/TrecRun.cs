using System.Collections.Immutable;
using System.Globalization;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// A run in TREC's form: a line <c>query Q0 document rank score name</c> for each place. The order is that of the
/// scores, highest first, and of equal scores that of the ranks (trec_eval, too, goes by the scores, but orders equal
/// ones by the document's name).
/// </summary>
public static class TrecRun
{
    /// <exception cref="EvaluationFileException">A line is none, or a passage stands twice in a ranking.</exception>
    public static async Task<RetrievalRun> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var places = new List<Place>();
        var lines = new Dictionary<(string Query, PassageId Passage), int>();
        var name = Path.GetFileNameWithoutExtension(path);
        await foreach (var line in LineFile.ReadAsync(path, cancellationToken))
        {
            var fields = line.Words();
            if (fields is not [var query, _, var passage, var rank, var score, var run])
            {
                throw line.WrongCount(fields, "six: query, Q0, document, rank, score, name");
            }

            var ranked = new RankedPassage(PassageId.Of(passage.Text), line.Decimal(score, "the score"));
            if (!lines.TryAdd((query.Text, ranked.Id), line.Number))
            {
                var first = lines[(query.Text, ranked.Id)];
                throw line.Wrong(passage, $"a document that line {first} has not ranked for this query");
            }

            name = run.Text;
            places.Add(new(query.Text, line.Whole(rank, "the rank"), ranked));
        }

        return new() { Name = name, Rankings = Rankings(places) };
    }

    public static Task WriteAsync(RetrievalRun run, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var lines =
            from query in run.Rankings
            from place in query.Value.Index()
            select string.Create(
                CultureInfo.InvariantCulture,
                $"{query.Key} Q0 {place.Item.Id} {place.Index + 1} {place.Item.Score:R} {run.Name}");
        return LineFile.WriteAsync(path, lines, cancellationToken);
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<RankedPassage>> Rankings(List<Place> places) =>
        places.GroupBy(place => place.Query, StringComparer.Ordinal).ToImmutableSortedDictionary(
            query => query.Key,
            query => query
                .OrderByDescending(place => place.Ranked.Score)
                .ThenBy(place => place.Rank)
                .Select(place => place.Ranked)
                .ToImmutableArray(),
            StringComparer.Ordinal);

    private readonly record struct Place(string Query, int Rank, RankedPassage Ranked);
}
