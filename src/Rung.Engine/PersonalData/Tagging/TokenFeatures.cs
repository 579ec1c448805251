namespace Rung.Engine.PersonalData.Tagging;

/// <summary>
/// The features of a token, each hashed into a bucket: its word and those two around it (only words that are known: a name
/// must not be learnt by heart), pairs of words, shapes, endings, and which lists have it and its neighbours. Reused for one text
/// after another; one thread at a time.
/// </summary>
internal sealed class TokenFeatures(Lexicon lexicon)
{
    public const int Buckets = 1 << 17;
    public const int Most = 32;

    private const uint Unknown = 0x9E3779B9;
    private const uint Outside = 0x85EBCA6B;

    private uint[] _words = new uint[256];
    private uint[] _shapes = new uint[256];
    private uint[] _endings = new uint[256];
    private WordLists[] _lists = new WordLists[256];
    private bool[] _startsLine = new bool[256];

    /// <summary>Reads all tokens of a text; <see cref="Fill"/> then gives the features of each.</summary>
    public void Read(ReadOnlySpan<char> text, List<Token> tokens)
    {
        if (_words.Length < tokens.Count)
        {
            var size = Math.Max(tokens.Count, _words.Length * 2);
            (_words, _shapes, _endings, _lists, _startsLine) = (new uint[size], new uint[size], new uint[size], new WordLists[size], new bool[size]);
        }

        Span<char> lower = stackalloc char[64];
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = text.Slice(tokens[i].Start, Math.Min(tokens[i].Length, lower.Length));
            word.ToLowerInvariant(lower);
            var low = lower[..word.Length];
            _lists[i] = lexicon.Find(low);
            _shapes[i] = ShapeOf(word);
            _words[i] = _lists[i].HasFlag(WordLists.Ordinary) || word.Length == 1 || IsClosed(_lists[i]) ? Hash(low, 17) : Unknown + (char.IsAsciiDigit(word[0]) ? (uint)word.Length : 0);
            _endings[i] = Hash(low[Math.Max(0, low.Length - 3)..], 29);
            _startsLine[i] = i == 0 || text[tokens[i - 1].End..tokens[i].Start].Contains('\n');
        }
    }

    /// <summary>Writes the buckets of the features of a token.</summary>
    /// <returns>How many there are.</returns>
    public int Fill(int i, int count, Span<int> features)
    {
        var n = 0;
        var (w0, w1, w2) = (_words[i], Word(i - 1, count), Word(i - 2, count));
        var (n1, n2) = (Word(i + 1, count), Word(i + 2, count));
        var (s0, s1, t1) = (_shapes[i], Shape(i - 1, count), Shape(i + 1, count));
        var (l0, l1, m1) = ((uint)_lists[i], List(i - 1, count), List(i + 1, count));
        var line = _startsLine[i] ? 1u : 0u;
        Add(features, ref n, 1, w0, 0);
        Add(features, ref n, 2, w1, 0);
        Add(features, ref n, 3, n1, 0);
        Add(features, ref n, 4, w2, 0);
        Add(features, ref n, 5, n2, 0);
        Add(features, ref n, 6, w1, w0);
        Add(features, ref n, 7, w0, n1);
        Add(features, ref n, 8, w2, w1);
        Add(features, ref n, 9, n1, n2);
        Add(features, ref n, 10, s0, line);
        Add(features, ref n, 11, s1, s0);
        Add(features, ref n, 12, s0, t1);
        Add(features, ref n, 13, Mix(s1, s0), t1);
        Add(features, ref n, 14, _endings[i], s0);
        Add(features, ref n, 15, w1, s0);
        Add(features, ref n, 16, n1, s0);
        Add(features, ref n, 17, l0, s0);
        Add(features, ref n, 18, l1, l0);
        Add(features, ref n, 19, l0, m1);
        Add(features, ref n, 20, Mix(w2, w1), s0);
        Add(features, ref n, 21, Mix(l1, s1), Mix(l0, s0));
        Add(features, ref n, 22, Mix(l0, s0), Mix(m1, t1));
        Add(features, ref n, 23, Mix(Shape(i - 2, count), s1), s0);
        Add(features, ref n, 24, Mix(t1, Shape(i + 2, count)), s0);
        Add(features, ref n, 25, w1, Mix(s0, m1));
        return n;
    }

    private uint Word(int i, int count) => i < 0 || i >= count ? Outside : _words[i];

    private uint Shape(int i, int count) => i < 0 || i >= count ? Outside : _startsLine[i] && i > 0 ? _shapes[i] + 1 : _shapes[i];

    private uint List(int i, int count) => i < 0 || i >= count ? Outside : (uint)_lists[i];

    private static bool IsClosed(WordLists lists) =>
        (lists & (WordLists.Calendar | WordLists.Honorific | WordLists.Street | WordLists.Company)) != 0;

    private static void Add(Span<int> features, ref int n, uint kind, uint one, uint other) =>
        features[n++] = (int)(Mix(Mix(kind * 0x9E3779B1u, one), other) & (Buckets - 1));

    private static uint Mix(uint one, uint other)
    {
        var mixed = (one ^ (other + 0x9E3779B9u + (one << 6) + (one >> 2))) * 0x85EBCA6Bu;
        return mixed ^ (mixed >> 15);
    }

    private static uint Hash(ReadOnlySpan<char> text, uint seed)
    {
        var hash = 2166136261u ^ seed;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return hash;
    }

    /// <summary>What kinds of characters follow each other, runs cut to two; digits by their number.</summary>
    private static uint ShapeOf(ReadOnlySpan<char> word)
    {
        if (char.IsAsciiDigit(word[0]))
        {
            return 1000u + (uint)Math.Min(word.Length, 20);
        }

        var (shape, previous, run) = (7u, 0u, 0);
        foreach (var character in word)
        {
            var kind = char.IsUpper(character) ? 1u : char.IsLetter(character) ? (character < 128 ? 2u : 3u) : character is '\'' or '\u2019' ? 4u : 5u + character;
            run = kind == previous ? run + 1 : 1;
            previous = kind;
            shape = run > 2 ? shape : (shape * 31) + kind;
        }

        return shape;
    }
}
