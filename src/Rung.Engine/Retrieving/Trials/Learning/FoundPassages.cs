using Rung.Retrieval;

namespace Rung.Engine.Retrieving.Trials.Learning;

/// <summary>What retrievers find for the questions that are learnt from; each is asked once.</summary>
internal sealed class FoundPassages(LearningQuestions questions)
{
    private const int Depth = 100;

    private readonly Dictionary<(string Retriever, string Question), IReadOnlyList<RankedPassage>> _found = [];

    /// <summary>Asks a retriever all questions.</summary>
    public async Task AskAsync(IRetriever retriever, CancellationToken cancellationToken)
    {
        foreach (var question in questions.All.Where(question => !_found.ContainsKey((retriever.Name, question.Text))))
        {
            _found[(retriever.Name, question.Text)] = await retriever.RetrieveAsync(
                new RetrievalQuery { Text = question.Text, Count = Depth }, cancellationToken);
        }
    }

    /// <summary>What a retriever that was asked found for a question.</summary>
    public IReadOnlyList<RankedPassage> Of(IRetriever retriever, LearningQuestion question) => _found[(retriever.Name, question.Text)];
}
