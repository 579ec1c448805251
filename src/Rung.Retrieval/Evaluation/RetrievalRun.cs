using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>What one retriever found for each query.</summary>
public sealed record RetrievalRun
{
    /// <summary>The retriever's name.</summary>
    public required string Name { get; init; }

    /// <summary>By the id of the query, best first.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<RankedPassage>> Rankings { get; init; }

    /// <summary>What was found for a query; nothing when it was not asked.</summary>
    public ImmutableArray<RankedPassage> RankingOf(string query) => Rankings.GetValueOrDefault(query, []);

    /// <summary>Asks a retriever every question, one after the other, for <paramref name="depth"/> passages.</summary>
    public static async Task<RetrievalRun> CollectAsync(
        IRetriever retriever,
        IEnumerable<RetrievalQuestion> questions,
        int depth,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(retriever);
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        var rankings = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<RankedPassage>>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var query = new RetrievalQuery { Text = question.Text, Count = depth };
            rankings.Add(question.Id, [.. await retriever.RetrieveAsync(query, cancellationToken)]);
        }

        return new() { Name = retriever.Name, Rankings = rankings.ToImmutable() };
    }
}
