using System.Runtime.InteropServices;
using System.Text;

namespace Rung.Engine.Baselines.Features;

/// <summary>
/// Cuts a text into n-grams as scikit-learn's <c>TfidfVectorizer</c> does (<c>analyzer='word', ngram_range=(1, 2)</c> and
/// <c>analyzer='char'</c> or <c>'char_wb'</c> with <c>ngram_range=(2, 5)</c>), but that every run of white space, a lone tab too, becomes one space.
/// Counts code points, not UTF-16 units; half a surrogate pair reads as U+FFFD. One thread at a time.
/// </summary>
/// <param name="trie">Numbers the grams.</param>
/// <param name="features">What the text is cut into.</param>
/// <param name="longestText">How many code points are read of a text; the rest is passed over.</param>
internal sealed class GramReader(GramTrie trie, TextFeatures features, int longestText)
{
    private const int ShortestRun = 2;
    private const int LongestRun = 5;
    private const int ShortestWord = 2;

    private readonly List<int> _codePoints = [];
    private readonly List<int> _grams = [];
    private bool _grows;

    /// <summary>The grams of a text in no order, one entry an occurrence; those not in the trie yet are added. Valid until the next read.</summary>
    public List<int> ReadAndLearn(string text) => Read(text, grows: true);

    /// <summary>The grams of a text that the trie knows, as above.</summary>
    public List<int> Read(string text) => Read(text, grows: false);

    private List<int> Read(string text, bool grows)
    {
        _grows = grows;
        _grams.Clear();
        Normalise(text);
        switch (features)
        {
            case TextFeatures.Characters:
                ReadRuns(CollectionsMarshal.AsSpan(_codePoints));
                break;
            case TextFeatures.WordCharacters:
                ReadRunsOfWords();
                break;
            default:
                ReadWords();
                break;
        }

        return _grams;
    }

    private void Normalise(string text)
    {
        _codePoints.Clear();
        var isAfterSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isSpace = Rune.IsWhiteSpace(rune);
            if (!isSpace)
            {
                _codePoints.Add(Rune.ToLowerInvariant(rune).Value);
            }
            else if (!isAfterSpace)
            {
                _codePoints.Add(' ');
            }

            if (_codePoints.Count >= longestText)
            {
                return;
            }

            isAfterSpace = isSpace;
        }
    }

    private void ReadRunsOfWords()
    {
        // A blank at each end makes every word one between two blanks.
        _codePoints.Insert(0, ' ');
        _codePoints.Add(' ');
        var all = CollectionsMarshal.AsSpan(_codePoints);
        for (var start = 0; start < all.Length - 1;)
        {
            var length = all[(start + 1)..].IndexOf(' ');
            if (length > 0)
            {
                ReadRuns(all.Slice(start, length + 2));
            }

            start += length + 1;
        }
    }

    private void ReadRuns(ReadOnlySpan<int> codePoints)
    {
        for (var start = 0; start < codePoints.Length; start++)
        {
            var node = GramTrie.Root;
            var end = Math.Min(start + LongestRun, codePoints.Length);
            for (var i = start; i < end && node != GramTrie.Absent; i++)
            {
                node = Step(node, codePoints[i]);
                if (i - start + 1 >= ShortestRun)
                {
                    AddKnown(node);
                }
            }
        }
    }

    private void ReadWords()
    {
        var previous = GramTrie.Absent;
        var start = 0;
        while (start < _codePoints.Count)
        {
            var end = start;
            while (end < _codePoints.Count && IsOfWord(_codePoints[end]))
            {
                end++;
            }

            if (end - start >= ShortestWord)
            {
                previous = ReadWord(start, end, previous);
            }

            start = end + 1;
        }
    }

    // Returns the word, or that it is absent: what the next pair starts with.
    private int ReadWord(int start, int end, int previous)
    {
        var word = GramTrie.Root;
        for (var i = start; i < end && word != GramTrie.Absent; i++)
        {
            word = Step(word, _codePoints[i]);
        }

        AddKnown(word);
        if (word != GramTrie.Absent && previous != GramTrie.Absent)
        {
            AddKnown(_grows ? trie.FindOrAddPair(previous, word) : trie.FindPair(previous, word));
        }

        return word;
    }

    private int Step(int node, int codePoint) => _grows ? trie.FindOrAdd(node, codePoint) : trie.Find(node, codePoint);

    private void AddKnown(int node)
    {
        if (node != GramTrie.Absent)
        {
            _grams.Add(node);
        }
    }

    private static bool IsOfWord(int codePoint)
    {
        var rune = new Rune(codePoint);
        return Rune.IsLetter(rune) || Rune.IsNumber(rune) || codePoint == '_';
    }
}
