using System.Collections.Immutable;
using Rung.Retrieval;

namespace Rung.Engine.Retrieving.Trials.Learning;

/// <summary>Learns once from all questions, and once for each fold from the others; what was learnt before is read from the store.</summary>
internal sealed class CrossFitting(LearningQuestions questions, LearntStore store)
{
    /// <param name="name">Of the retriever.</param>
    /// <param name="open">Reads a file of what is learnt.</param>
    /// <param name="save">Writes a file of it.</param>
    /// <param name="learn">Learns it from questions.</param>
    /// <param name="over">The retriever with it.</param>
    public CrossFittedRetriever Fit<T>(
        string name,
        Func<string, T> open,
        Action<T, string> save,
        Func<ImmutableArray<LearningQuestion>, T> learn,
        Func<T, IRetriever> over)
    {
        var byFold = Enumerable.Range(0, LearningQuestions.Folds).Select(fold => Made(fold)).ToList();
        return new(name, questions.Key, Made(fold: null), byFold, questions.FoldOf);

        IRetriever Made(int? fold)
        {
            var file = FormattableString.Invariant($"{name.Replace(' ', '-')}.{(fold is { } number ? $"without-{number}" : "all")}");
            return over(store.Find(questions.Key, file, open, save, () => learn(questions.For(fold))));
        }
    }
}
