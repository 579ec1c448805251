namespace Rung.Engine.Baselines.Features;

/// <summary>
/// How often each gram occurs in each of some texts, by gram: counted once, and weighted anew for every fold, which sees
/// only the postings of its own texts. Immutable.
/// </summary>
internal sealed class GramCounts
{
    private const int TextsPerCheck = 256;

    private GramCounts(GramTrie trie, TextFeatures features, int longestText, int[] starts, int[] texts, int[] counts)
    {
        Trie = trie;
        Features = features;
        LongestText = longestText;
        Starts = starts;
        Texts = texts;
        Counts = counts;
    }

    public GramTrie Trie { get; }

    public TextFeatures Features { get; }

    /// <summary>How many code points were read of each text.</summary>
    public int LongestText { get; }

    public required int TextCount { get; init; }

    /// <summary>Where the postings of a gram start; one more entry than grams.</summary>
    public int[] Starts { get; }

    /// <summary>Ascending within a gram.</summary>
    public int[] Texts { get; }

    public int[] Counts { get; }

    public static GramCounts Of(IReadOnlyList<string> texts, TextFeatures features, CancellationToken cancellationToken)
    {
        var trie = new GramTrie();
        var longestText = ReadingLimit.For(texts, features);
        var reader = new GramReader(trie, features, longestText);
        var entries = new List<(int Gram, int Count)>(ReadingLimit.MostGramsOf(texts, features, longestText));
        var ends = new int[texts.Count];
        for (var text = 0; text < texts.Count; text++)
        {
            if (text % TextsPerCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var grams = reader.ReadAndLearn(texts[text]);
            grams.Sort();
            AddRuns(grams, entries);
            ends[text] = entries.Count;
        }

        return Transpose(trie, features, longestText, entries, ends);
    }

    /// <summary>Turns sorted grams into one entry a gram, with its count.</summary>
    public static void AddRuns(List<int> sorted, List<(int Gram, int Count)> entries)
    {
        for (var i = 0; i < sorted.Count;)
        {
            var start = i;
            while (i < sorted.Count && sorted[i] == sorted[start])
            {
                i++;
            }

            entries.Add((sorted[start], i - start));
        }
    }

    private static GramCounts Transpose(
        GramTrie trie, TextFeatures features, int longestText, List<(int Gram, int Count)> entries, int[] ends)
    {
        var starts = new int[trie.Count + 1];
        foreach (var (gram, _) in entries)
        {
            starts[gram + 1]++;
        }

        for (var gram = 0; gram < trie.Count; gram++)
        {
            starts[gram + 1] += starts[gram];
        }

        var texts = new int[entries.Count];
        var counts = new int[entries.Count];
        var next = starts.AsSpan(0, trie.Count).ToArray();
        for (int text = 0, i = 0; text < ends.Length; text++)
        {
            for (; i < ends[text]; i++)
            {
                var place = next[entries[i].Gram]++;
                texts[place] = text;
                counts[place] = entries[i].Count;
            }
        }

        return new GramCounts(trie, features, longestText, starts, texts, counts) { TextCount = ends.Length };
    }
}
