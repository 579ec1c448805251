using System.Collections.Frozen;
using System.Collections.Immutable;
using Rung.Retrieval;
using Rung.Retrieval.Passages;

namespace Rung.Engine.Retrieving.Answers;

/// <summary>
/// Finds the sentence of a passage that overlaps a question most: by the words that both have, each counted by how rare it is among
/// the passages. Of equals the first.
/// </summary>
internal sealed class SentenceChoice
{
    private readonly FrozenDictionary<string, int> _passagesWith;
    private readonly int _passages;

    public SentenceChoice(ImmutableArray<Passage> passages)
    {
        _passages = passages.Length;
        _passagesWith = passages
            .SelectMany(passage => WordForms.Of(passage.Text).Distinct(StringComparer.Ordinal))
            .CountBy(form => form, StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <returns>A sentence of the text, whole; the text itself where it has none.</returns>
    public string BestOf(string text, string question)
    {
        var asked = WordForms.Of(question).ToHashSet(StringComparer.Ordinal);
        var sentences = SentenceSplitter.Split(text);
        return sentences.Count == 0
            ? text
            : sentences.Select(span => text[span.Start..span.End]).MaxBy(sentence => Overlap(sentence, asked))!;
    }

    private double Overlap(string sentence, HashSet<string> asked) =>
        WordForms.Of(sentence).Distinct(StringComparer.Ordinal).Where(asked.Contains).Sum(Rarity);

    private double Rarity(string form) => Math.Log((_passages + 1.0) / (_passagesWith.GetValueOrDefault(form) + 0.5));
}
