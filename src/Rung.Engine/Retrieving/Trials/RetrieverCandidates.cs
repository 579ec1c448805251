using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Data;
using Rung.Engine.Retrieving.Connections;
using Rung.Engine.Retrieving.Corpora;
using Rung.Engine.Retrieving.Trials.Learning;
using Rung.Engine.Tasks;
using Rung.Retrieval;
using Rung.Retrieval.Evaluation;

namespace Rung.Engine.Retrieving.Trials;

/// <summary>The retrievers of a trial: those that need nothing but the documents, those by embedders, those that are learnt, the one that is said.</summary>
/// <param name="corpus">What they search.</param>
/// <param name="said">What <c>rung.yaml</c> says; <see langword="null"/>: nothing.</param>
/// <param name="store">Where what is learnt is kept; <see langword="null"/>: nothing is learnt.</param>
/// <param name="seed">Of what is learnt.</param>
internal sealed class RetrieverCandidates(TaskCorpus corpus, RetrievalDefinition? said, LearntStore? store, ulong seed)
{
    /// <summary>The name of the retriever that <c>rung.yaml</c> says; <see langword="null"/>: none.</summary>
    public string? SaidName { get; private set; }

    /// <summary>What was not tried, and why.</summary>
    public ImmutableArray<string> Notes { get; private set; } = [];

    /// <summary>What asks no model first: where two are equally good, it is chosen.</summary>
    /// <returns>Each with whether it has to be shown to be better than the best that has not.</returns>
    /// <exception cref="RetrievingException">The one that is said cannot be made.</exception>
    public async Task<IReadOnlyList<(IRetriever Retriever, bool NeedsProof)>> MakeAsync(
        ImmutableArray<Example> questions, GoldPassages gold, CancellationToken cancellationToken)
    {
        var made = new List<(IRetriever Retriever, bool NeedsProof)> { (corpus.View.Lexical, false) };
        if (corpus.View.Vectors is { } vectors)
        {
            made.Add((vectors, false));
            made.Add((corpus.View.Hybrid, true));
        }

        foreach (var embedded in corpus.Embedded)
        {
            made.Add((embedded, false));
            made.Add((RetrieverChain.Joined(corpus.View.Lexical, embedded), true));
        }

        var learning = LearningFrom(questions, gold);
        if (learning is not null)
        {
            made.AddRange((await learning.AllAsync(cancellationToken)).Select(learnt => (learnt, true)));
        }

        SaidName = await new SaidRetriever(corpus, learning).AddAsync(said, made, cancellationToken);
        return made;
    }

    private RetrieverLearning? LearningFrom(ImmutableArray<Example> questions, GoldPassages gold)
    {
        if (store is null)
        {
            return null;
        }

        if (LearningQuestions.Of(questions, gold, corpus, seed) is { } some)
        {
            return new RetrieverLearning(corpus, some, store, seed);
        }

        Notes = [string.Create(CultureInfo.InvariantCulture, $"No retriever was learnt from questions: that takes {LearningQuestions.Least} with a passage that holds the answer, in groups of their own.")];
        return null;
    }
}
