using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder.Retrieving;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Corpora;
using Rung.Engine.Retrieving.Trials;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>The documents of a task opened, embedded with leave, and their retrievers measured by themselves.</summary>
/// <param name="Retriever">The chosen one; its corpus is to be disposed of.</param>
/// <param name="Findings">What was measured.</param>
/// <param name="Notes">What could not be read or asked, and what a model should not take for an instruction.</param>
internal sealed record CorpusTrial(ChosenRetriever Retriever, RetrievalFindings Findings, ImmutableArray<string> Notes)
{
    /// <param name="context">Of the climb.</param>
    /// <param name="models">Reaches the embedders.</param>
    /// <param name="journal">Keeps who allowed to pay.</param>
    /// <param name="shown">Examples to choose by.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns><see langword="null"/>: the documents hold no passage.</returns>
    /// <exception cref="RetrievingException">The documents or the index cannot be used.</exception>
    public static async Task<CorpusTrial?> RunAsync(
        ClimbContext context, LiveModels models, ClimbJournal journal, ImmutableArray<Example> shown, CancellationToken cancellationToken)
    {
        var embedders = new CorpusEmbedders(models.Retrieval, new EmbeddingSpending(context, journal));
        var corpus = await TaskCorpus.OpenAsync(
            context.Task, Path.Combine(StateFolder.Of(context.Task.Folder), "index"), embedders.ForIndex(), cancellationToken);
        try
        {
            if (!corpus.Passages.IsEmpty)
            {
                corpus.LeaveOut(await embedders.DeclinedAsync(corpus.Embedded, cancellationToken));
                var (retriever, findings) = await TryAsync(context, corpus, embedders, shown, cancellationToken);
                var suspects = context.Task.Models.IsEmpty ? [] : SuspectPassages.NotesOn(corpus.Passages, cancellationToken);
                return new CorpusTrial(retriever, findings, [.. corpus.Notes, .. embedders.Notes, .. suspects]);
            }
        }
        catch
        {
            await corpus.DisposeAsync();
            throw;
        }

        await corpus.DisposeAsync();
        return null;
    }

    /// <summary>A retriever whose questions nobody wants to pay for is left out, and chosen again.</summary>
    private static async Task<(ChosenRetriever Retriever, RetrievalFindings Findings)> TryAsync(
        ClimbContext context, TaskCorpus corpus, CorpusEmbedders embedders, ImmutableArray<Example> shown, CancellationToken cancellationToken)
    {
        while (true)
        {
            var tried = await RetrievalTrial.For(context.Task, corpus, context.Policy.Confidence).RunAsync(shown, cancellationToken);
            var declined = await embedders.DeclinedToAnswerAsync(tried.Chosen.Retriever.Name, corpus.Embedded, cancellationToken);
            if (declined.Count == 0)
            {
                return tried;
            }

            corpus.LeaveOut(declined);
        }
    }
}
