namespace Rung.Engine.Baselines.Features;

/// <summary>
/// How much is read of each text, so that a few thousand long documents do not take more memory than there is: as many
/// characters of each as give eight million grams in all.
/// </summary>
internal static class ReadingLimit
{
    // 64 MiB of vectors for each fold.
    private const long MostGrams = 1 << 23;

    /// <summary>The most code points to read of a text; <see cref="int.MaxValue"/> where all of every text can be read.</summary>
    public static int For(IReadOnlyList<string> texts, TextFeatures features)
    {
        if (GramsOf(texts, features, int.MaxValue) <= MostGrams)
        {
            return int.MaxValue;
        }

        // The greatest limit with few enough grams lies in [low, high).
        int low = 1, high = texts.Max(text => text.Length);
        while (low + 1 < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = GramsOf(texts, features, middle) <= MostGrams ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>An upper bound of the different grams of each text, over all texts.</summary>
    public static int MostGramsOf(IReadOnlyList<string> texts, TextFeatures features, int longestText) =>
        (int)Math.Min(GramsOf(texts, features, longestText), MostGrams);

    // Four runs of characters start at each place; a word and its pair take three places at least.
    private static long GramsOf(IReadOnlyList<string> texts, TextFeatures features, int longestText)
    {
        var characters = texts.Sum(text => (long)Math.Min(text.Length, longestText));
        return features == TextFeatures.Words ? characters : characters * 4;
    }
}
