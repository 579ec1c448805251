namespace Rung.Engine.PersonalData.Tagging;

/// <summary>
/// The features of a token, each hashed into a bucket: its word and those two around it (only words that are known: a name must not be
/// learnt by heart), what kinds of words stand around it, shapes, endings, which lists have it and its neighbours, and what
/// lines it stands between. Reused for one text after another; one thread at a time.
/// </summary>
internal sealed class TokenFeatures(Lexicon lexicon)
{
    public const int Buckets = 1 << 18;
    public const int Most = 48;

    private const int Edge = 3;

    private readonly LineShapes _lines = new();
    private TokenView[] _views = new TokenView[256];
    private int _count;

    /// <summary>Reads all tokens of a text; <see cref="Fill"/> then gives the features of each.</summary>
    public void Read(ReadOnlySpan<char> text, List<Token> tokens)
    {
        if (_views.Length < tokens.Count + (2 * Edge))
        {
            _views = new TokenView[Math.Max(tokens.Count + (2 * Edge), _views.Length * 2)];
        }

        _count = tokens.Count;
        _lines.Read(text, tokens);
        var letters = LettersOf(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            var before = i == 0 ? default : text.Slice(tokens[i - 1].Start, tokens[i - 1].Length);
            var starts = _lines.StartsLine(i) ? SentencePlace.Line : EndsSentence(before) ? SentencePlace.Start : SentencePlace.Inside;
            _views[i + Edge] = TokenView.Of(text.Slice(tokens[i].Start, tokens[i].Length), lexicon, starts, letters);
        }

        _views.AsSpan(0, Edge).Fill(TokenView.Outside);
        _views.AsSpan(_count + Edge, Edge).Fill(TokenView.Outside);
    }

    /// <summary>Writes the buckets of the features of a token.</summary>
    /// <returns>How many there are.</returns>
    public int Fill(int i, Span<int> features)
    {
        var n = 0;
        var views = _views.AsSpan(i, (2 * Edge) + 1);
        AddWords(views, features, ref n);
        AddShapes(views, features, ref n);
        AddKinds(views, features, ref n);
        var token = views[Edge];
        Add(features, ref n, 60, _lines.Size(i), token.Form);
        Add(features, ref n, 61, _lines.Kind(i, -1), token.Form);
        Add(features, ref n, 62, _lines.Kind(i, +1), token.Form);
        Add(features, ref n, 63, Mix(_lines.Kind(i, -1), _lines.Kind(i, +1)), Mix(_lines.Kind(i, 0), token.Form));
        Add(features, ref n, 64, _lines.First(i), Mix(token.Form, token.Lists));
        return n;
    }

    private static void AddWords(ReadOnlySpan<TokenView> views, Span<int> features, ref int n)
    {
        var (token, before, after) = (views[Edge], views[Edge - 1], views[Edge + 1]);
        var (before2, after2) = (views[Edge - 2], views[Edge + 2]);
        Add(features, ref n, 1, token.Word, 0);
        Add(features, ref n, 2, before.Word, 0);
        Add(features, ref n, 3, after.Word, 0);
        Add(features, ref n, 4, before2.Word, 0);
        Add(features, ref n, 5, after2.Word, 0);
        Add(features, ref n, 6, before.Word, token.Word);
        Add(features, ref n, 7, token.Word, after.Word);
        Add(features, ref n, 8, before2.Word, before.Word);
        Add(features, ref n, 9, after.Word, after2.Word);
        Add(features, ref n, 10, before.Word, token.Form);
        Add(features, ref n, 11, after.Word, token.Form);
        Add(features, ref n, 12, Mix(before2.Word, before.Word), token.Form);
        Add(features, ref n, 13, before.Word, Mix(token.Form, after.Lists));
        Add(features, ref n, 14, token.Ending, token.Form);
        Add(features, ref n, 15, token.ShortEnding, token.Form);
    }

    private static void AddShapes(ReadOnlySpan<TokenView> views, Span<int> features, ref int n)
    {
        var (token, before, after) = (views[Edge], views[Edge - 1], views[Edge + 1]);
        var (before2, after2) = (views[Edge - 2], views[Edge + 2]);
        Add(features, ref n, 20, token.Form, token.Place);
        Add(features, ref n, 21, before.Form, token.Form);
        Add(features, ref n, 22, token.Form, after.Form);
        Add(features, ref n, 23, Mix(before.Form, token.Form), after.Form);
        Add(features, ref n, 24, token.Lists, Mix(token.Form, token.Place));
        Add(features, ref n, 25, before.Lists, token.Lists);
        Add(features, ref n, 26, token.Lists, after.Lists);
        Add(features, ref n, 27, Mix(before.Lists, before.Form), Mix(token.Lists, token.Form));
        Add(features, ref n, 28, Mix(token.Lists, token.Form), Mix(after.Lists, after.Form));
        Add(features, ref n, 29, Mix(before2.Form, before.Form), token.Form);
        Add(features, ref n, 30, Mix(after.Form, after2.Form), token.Form);
    }

    private static void AddKinds(ReadOnlySpan<TokenView> views, Span<int> features, ref int n)
    {
        var (token, before, after) = (views[Edge], views[Edge - 1], views[Edge + 1]);
        var (before2, after2, before3, after3) = (views[Edge - 2], views[Edge + 2], views[Edge - 3], views[Edge + 3]);
        var self = Mix(token.Form, token.Lists);
        Add(features, ref n, 40, before.Kind, self);
        Add(features, ref n, 41, after.Kind, self);
        Add(features, ref n, 42, Mix(before2.Kind, before.Kind), token.Form);
        Add(features, ref n, 43, Mix(after.Kind, after2.Kind), token.Form);
        Add(features, ref n, 44, Mix(before.Kind, after.Kind), token.Form);
        Add(features, ref n, 45, Mix(before3.Kind, before2.Kind), Mix(before.Kind, token.Form));
        Add(features, ref n, 46, Mix(before2.Kind, before.Kind), Mix(token.Form, after.Kind));
        Add(features, ref n, 47, before2.Kind, token.Form);
        Add(features, ref n, 48, after2.Kind, token.Form);
        Add(features, ref n, 50, Mix(after.Kind, after2.Kind), Mix(after3.Kind, token.Form));
        Add(features, ref n, 49, Mix(before.Kind, after.Kind), Mix(after2.Kind, token.Form));
    }

    internal static uint Mix(uint one, uint other)
    {
        var mixed = (one ^ (other + 0x9E3779B9u + (one << 6) + (one >> 2))) * 0x85EBCA6Bu;
        return mixed ^ (mixed >> 15);
    }

    private static void Add(Span<int> features, ref int n, uint kind, uint one, uint other) =>
        features[n++] = (int)(Mix(Mix(kind * 0x9E3779B1u, one), other) & (Buckets - 1));

    private static bool EndsSentence(ReadOnlySpan<char> token) =>
        token is [var mark] && mark is '.' or '!' or '?' or ':' or '"' or '\u201c' or '(' or '>' or '-' or '*' or '|';

    /// <summary>Which letters a text has: in one without capitals a small name is no surprise.</summary>
    private static LetterCase LettersOf(ReadOnlySpan<char> text)
    {
        var (hasUpper, hasLower) = (false, false);
        foreach (var character in text)
        {
            hasUpper |= char.IsUpper(character);
            hasLower |= char.IsLower(character);
            if (hasUpper && hasLower)
            {
                return LetterCase.Both;
            }
        }

        return hasUpper ? LetterCase.Upper : LetterCase.Lower;
    }
}
