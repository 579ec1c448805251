using System.Collections.Immutable;
using Rung.Engine.Retrieving.Answers;
using Rung.Retrieval;

namespace Rung.Engine.Retrieving.Prompts;

/// <summary>
/// Whether the citations of an answer hold: each number is that of a passage, and the cited passages together have the words of the
/// answer. That a passage has the words does not prove that it says so; that it has not shows that it does not.
/// </summary>
/// <param name="Exist">Whether every number that is cited is that of a passage that was given.</param>
/// <param name="Support">The share of the answer's different words that the cited passages have; 0 where nothing is cited.</param>
internal readonly record struct CitationCheck(bool Exist, double Support)
{
    /// <summary>From this share on, the cited passages are taken to support the answer.</summary>
    public const double Enough = 0.6;

    /// <summary>Whether something is cited, exists and supports the answer.</summary>
    public bool Holds => Exist && Support >= Enough;

    /// <param name="answer">Not an abstention.</param>
    /// <param name="passages">What the model was given, in the order of the numbers.</param>
    public static CitationCheck Of(CitedAnswer answer, IReadOnlyList<Passage> passages)
    {
        ImmutableArray<int> real = [.. answer.Citations.Where(number => number >= 1 && number <= passages.Count)];
        var cited = real.SelectMany(number => WordForms.Of(passages[number - 1].Text)).ToHashSet(StringComparer.Ordinal);
        string[] words = [.. WordForms.Of(answer.Text).Distinct(StringComparer.Ordinal)];
        return new CitationCheck(
            real.Length == answer.Citations.Length && real.Length > 0,
            words.Length == 0 ? 0 : (double)words.Count(cited.Contains) / words.Length);
    }
}
