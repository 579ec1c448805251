using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// The passages that hold the answers of questions, for teams who have answers but no judgements. Where an answer's
/// document and start are known, its passages are those that hold that very place; otherwise all that hold its words
/// (in that document, or anywhere), which may be there by chance: how often that is so is counted.
/// </summary>
public sealed class GoldPassages
{
    private readonly ImmutableSortedDictionary<string, GoldAnswer> _answers;

    private GoldPassages(ImmutableSortedDictionary<string, GoldAnswer> answers)
    {
        _answers = answers;
        Qrels = Qrels.Of(
            from answer in answers.Values
            where answer.Outcome is GoldOutcome.Found or GoldOutcome.Ambiguous
            from passage in answer.Passages
            select new Judgement(answer.Question, passage, Grade: 1));
        Counts = Enum.GetValues<GoldOutcome>().ToImmutableSortedDictionary(
            outcome => outcome, outcome => answers.Values.Count(answer => answer.Outcome == outcome));
    }

    /// <summary>What was found, in the ordinal order of the questions' ids.</summary>
    public IEnumerable<GoldAnswer> Answers => _answers.Values;

    /// <summary>Each passage of an answer with grade 1; a question whose answer is cut or absent is not in it.</summary>
    public Qrels Qrels { get; }

    /// <summary>For each outcome how many questions came to it.</summary>
    public ImmutableSortedDictionary<GoldOutcome, int> Counts { get; }

    /// <summary>What was found for a question.</summary>
    /// <exception cref="ArgumentException">The question was not searched for.</exception>
    public GoldAnswer Of(string question) =>
        _answers.TryGetValue(question, out var answer)
            ? answer
            : throw new ArgumentException($"Question '{question}' was not searched for.", nameof(question));

    /// <summary>Finds the passages of each question's answers; ids of questions and of passages must differ.</summary>
    public static GoldPassages FindByAnswer(
        IEnumerable<AnsweredQuestion> questions, IEnumerable<Passage> passages)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(passages);
        var corpus = new AnswerCorpus(passages);
        return new(questions.ToImmutableSortedDictionary(
            question => question.Id, question => GoldSearch.Of(question, corpus), StringComparer.Ordinal));
    }
}
