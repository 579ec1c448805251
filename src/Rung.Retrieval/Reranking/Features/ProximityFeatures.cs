namespace Rung.Retrieval.Reranking.Features;

/// <summary>How near to each other, and in which order, the question's words stand in the passage.</summary>
internal static class ProximityFeatures
{
    public static void Add(FeatureRow row, TermMatches matches)
    {
        row.Add("rarity within 10 words", matches.BestWindow(10).Share);
        row.Add("rarity within 25 words", matches.BestWindow(25).Share);
        row.Add("rarity within 60 words", matches.BestWindow(60).Share);
        row.Add("pairs in order", PairsInOrder(matches));
        row.Add("longest run", LongestRun(matches.Question.Words, matches.Passage.Words));
    }

    /// <summary>The share of the question's neighbouring words that are neighbours in the passage, too.</summary>
    private static double PairsInOrder(TermMatches matches)
    {
        var pairs = Pairs(matches.Question.Words).ToHashSet();
        return pairs.Count is 0 ? 0 : (double)Pairs(matches.Passage.Words).Distinct().Count(pairs.Contains) / pairs.Count;
    }

    // Of the words that mean something: "siege of Paris" and "Paris siege" differ, "in the" tells nothing.
    private static IEnumerable<(string First, string Second)> Pairs(StemmedWord[] words)
    {
        var before = default(string?);
        foreach (var word in words)
        {
            if (word.IsCommon)
            {
                continue;
            }

            if (before is not null)
            {
                yield return (before, word.Stem);
            }

            before = word.Stem;
        }
    }

    /// <summary>The most words in a row, common ones too, that question and passage share, over those of the question.</summary>
    private static double LongestRun(StemmedWord[] question, StemmedWord[] passage)
    {
        var (runs, best) = (new int[question.Length + 1], 0);
        foreach (var word in passage)
        {
            // From the end, so that the entry on the left is still that of the word before.
            for (var i = question.Length; i >= 1; i--)
            {
                runs[i] = question[i - 1].Stem == word.Stem ? runs[i - 1] + 1 : 0;
                best = Math.Max(best, runs[i]);
            }
        }

        return question.Length is 0 ? 0 : (double)best / question.Length;
    }
}
