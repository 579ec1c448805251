namespace Rung.Engine.Baselines.Features;

/// <summary>
/// Texts to vectors of length 1: (1 + ln count) · (ln((1 + n) / (1 + df)) + 1) for each gram, as scikit-learn computes it with
/// <c>sublinear_tf</c> and <c>smooth_idf</c>. Vocabulary and document frequencies come from the texts fitted on, and from
/// no other. The columns are in order of falling frequency, so that the weights used most share few cache lines.
/// Immutable; safe for threads.
/// </summary>
internal sealed class TfIdfVectorizer
{
    private readonly GramTrie _trie;
    private readonly int _longestText;
    private readonly int[] _columnOf;
    private readonly int[] _grams;
    private readonly float[] _idf;

    private TfIdfVectorizer(GramCounts counts, int[] columnOf, int[] grams, float[] idf)
    {
        _trie = counts.Trie;
        _longestText = counts.LongestText;
        Features = counts.Features;
        _columnOf = columnOf;
        _grams = grams;
        _idf = idf;
    }

    public TextFeatures Features { get; }

    public int ColumnCount => _grams.Length;

    public ReadOnlySpan<float> Idf => _idf;

    /// <summary>The gram of a column.</summary>
    public string TextOf(int column) => _trie.TextOf(_grams[column]);

    public static TfIdfVectorizer Fit(
        IReadOnlyList<string> texts, TextFeatures features, CancellationToken cancellationToken) =>
        Fit(GramCounts.Of(texts, features, cancellationToken), isFittedOn: null);

    /// <summary>Fits on the texts for which <paramref name="isFittedOn"/> is true; on all where it is null.</summary>
    public static TfIdfVectorizer Fit(GramCounts counts, bool[]? isFittedOn)
    {
        var frequencies = DocumentFrequencies(counts, isFittedOn);
        var grams = Enumerable.Range(0, frequencies.Length).Where(gram => frequencies[gram] > 0).ToArray();
        var order = Array.ConvertAll(grams, gram => (-frequencies[gram], counts.Trie.KeyOf(gram)));
        Array.Sort(order, grams);

        var fitted = isFittedOn?.Count(fits => fits) ?? counts.TextCount;
        var columnOf = new int[frequencies.Length];
        columnOf.AsSpan().Fill(GramTrie.Absent);
        var idf = new float[grams.Length];
        for (var column = 0; column < grams.Length; column++)
        {
            columnOf[grams[column]] = column;
            idf[column] = (float)(Math.Log((1.0 + fitted) / (1.0 + frequencies[grams[column]])) + 1);
        }

        return new TfIdfVectorizer(counts, columnOf, grams, idf);
    }

    /// <summary>The vectors of all counted texts, those not fitted on too. <paramref name="counts"/> is what was fitted on.</summary>
    public SparseRows Transform(GramCounts counts)
    {
        var starts = new int[counts.TextCount + 1];
        foreach (var gram in _grams)
        {
            for (var i = counts.Starts[gram]; i < counts.Starts[gram + 1]; i++)
            {
                starts[counts.Texts[i] + 1]++;
            }
        }

        for (var row = 0; row < counts.TextCount; row++)
        {
            starts[row + 1] += starts[row];
        }

        var columns = new int[starts[^1]];
        var values = new float[starts[^1]];
        Fill(counts, starts, columns, values);
        for (var row = 0; row < counts.TextCount; row++)
        {
            Normalise(values.AsSpan(starts[row]..starts[row + 1]));
        }

        return new SparseRows(ColumnCount, starts, columns, values);
    }

    /// <summary>The vector of any text; empty where it has no gram of the vocabulary.</summary>
    public SparseVector Transform(string text)
    {
        var grams = new GramReader(_trie, Features, _longestText).Read(text);
        var known = new List<int>(grams.Count);
        foreach (var gram in grams)
        {
            if (_columnOf[gram] != GramTrie.Absent)
            {
                known.Add(_columnOf[gram]);
            }
        }

        known.Sort();
        var entries = new List<(int Column, int Count)>(known.Count);
        GramCounts.AddRuns(known, entries);
        var columns = new int[entries.Count];
        var values = new float[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            columns[i] = entries[i].Column;
            values[i] = Frequency(entries[i].Count) * _idf[columns[i]];
        }

        Normalise(values);
        return new SparseVector(columns, values);
    }

    private static int[] DocumentFrequencies(GramCounts counts, bool[]? isFittedOn)
    {
        var frequencies = new int[counts.Trie.Count];
        for (var gram = 0; gram < frequencies.Length; gram++)
        {
            var texts = counts.Texts.AsSpan(counts.Starts[gram]..counts.Starts[gram + 1]);
            frequencies[gram] = texts.Length;
            if (isFittedOn is not null)
            {
                foreach (var text in texts)
                {
                    frequencies[gram] -= isFittedOn[text] ? 0 : 1;
                }
            }
        }

        return frequencies;
    }

    // Column by column, so that each row's columns come out ascending without a sort.
    private void Fill(GramCounts counts, int[] starts, int[] columns, float[] values)
    {
        var next = starts.AsSpan(0, counts.TextCount).ToArray();
        for (var column = 0; column < _grams.Length; column++)
        {
            var gram = _grams[column];
            for (var i = counts.Starts[gram]; i < counts.Starts[gram + 1]; i++)
            {
                var place = next[counts.Texts[i]]++;
                columns[place] = column;
                values[place] = Frequency(counts.Counts[i]) * _idf[column];
            }
        }
    }

    private static float Frequency(int count) => count == 1 ? 1 : (float)(1 + Math.Log(count));

    private static void Normalise(Span<float> values)
    {
        var norm = Math.Sqrt(new SparseVector([], values).SquaredNorm);
        foreach (ref var value in values)
        {
            value = (float)(value / norm);
        }
    }
}
