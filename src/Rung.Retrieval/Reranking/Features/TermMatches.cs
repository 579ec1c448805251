namespace Rung.Retrieval.Reranking.Features;

/// <summary>Where the terms of a question stand in a passage.</summary>
internal sealed class TermMatches
{
    public TermMatches(QuestionWords question, Passage passage)
    {
        Question = question;
        Passage = PassageWords.Of(passage);
        Terms = Array.ConvertAll(Passage.Words, word => question.TermOf(word.Stem));
        Counts = new int[question.Rarities.Length];
        foreach (var term in Terms.Where(term => term >= 0))
        {
            Counts[term]++;
        }

        Rarity = question.Rarities.Sum();
    }

    public QuestionWords Question { get; }

    public PassageWords Passage { get; }

    /// <summary>For each word of the passage the number of its term; −1 when it is none.</summary>
    public int[] Terms { get; }

    /// <summary>How often each term stands in the passage.</summary>
    public int[] Counts { get; }

    /// <summary>The rarities of all terms together.</summary>
    public double Rarity { get; }

    /// <summary>The share of the question's rarity that these terms have.</summary>
    public double Share(Func<int, bool> has)
    {
        var sum = 0.0;
        for (var term = 0; term < Counts.Length; term++)
        {
            sum += has(term) ? Question.Rarities[term] : 0;
        }

        return Rarity > 0 ? sum / Rarity : 0;
    }

    /// <summary>The best share of the question's rarity within so many neighbouring words, and where they begin.</summary>
    public (double Share, int First) BestWindow(int words)
    {
        var (inside, sum, best, first) = (new int[Counts.Length], 0.0, 0.0, 0);
        for (var i = 0; i < Terms.Length; i++)
        {
            if (Terms[i] is >= 0 and var entering && inside[entering]++ is 0)
            {
                sum += Question.Rarities[entering];
            }

            if (i >= words && Terms[i - words] is >= 0 and var leaving && --inside[leaving] is 0)
            {
                sum -= Question.Rarities[leaving];
            }

            if (sum > best + 1e-9)
            {
                (best, first) = (sum, Math.Max(0, i - words + 1));
            }
        }

        return (Rarity > 0 ? best / Rarity : 0, first);
    }
}
