using System.Collections.Frozen;
using System.Text;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Turns texts into terms: tokens in lower case, without accents, stop words and endings as the options say, and runs of
/// neighbouring words. It remembers what it made of a token, so one thread at a time uses one.
/// </summary>
internal sealed class Analyzer
{
    private const int MostRemembered = 1 << 17;

    private readonly AnalysisOptions _options;
    private readonly FrozenSet<string> _stopWords;
    private readonly Dictionary<string, string?> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> _termOf;
    private readonly string?[] _recent;

    public Analyzer(AnalysisOptions options)
    {
        options.Validate();
        _options = options;
        _stopWords = StopWords.Of(options.StopWords);
        _termOf = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        _recent = new string?[options.LongestGram];
    }

    /// <summary>Adds the terms of a passage to <paramref name="terms"/>: its headings, if they count, then its text.</summary>
    public void Analyze(Passage passage, List<string> terms)
    {
        if (_options.IncludesTitles && !passage.TitlePath.IsDefault)
        {
            foreach (var title in passage.TitlePath)
            {
                Analyze(title, terms);
            }
        }

        Analyze(passage.Text, terms);
    }

    /// <summary>
    /// Adds the terms of <paramref name="text"/> to <paramref name="terms"/> in their order; runs stand behind their last word.
    /// </summary>
    public void Analyze(ReadOnlySpan<char> text, List<string> terms)
    {
        Array.Clear(_recent);
        var tokens = new Tokenizer(text);
        while (tokens.MoveNext())
        {
            var term = TermOf(tokens.Current);
            if (term is not null)
            {
                terms.Add(term);
            }

            if (_recent.Length > 1)
            {
                AddRuns(term, terms);
            }
        }
    }

    /// <summary>What a token is searched as; <see langword="null"/> for a stop word.</summary>
    public string? TermOf(ReadOnlySpan<char> token)
    {
        if (_termOf.TryGetValue(token, out var term))
        {
            return term;
        }

        if (_terms.Count >= MostRemembered)
        {
            _terms.Clear();
        }

        term = MakeTerm(token);
        _termOf[token] = term;
        return term;
    }

    // A stop word breaks the run: words on its two sides are no neighbours.
    private void AddRuns(string? term, List<string> terms)
    {
        Array.Copy(_recent, 1, _recent, 0, _recent.Length - 1);
        _recent[^1] = term;
        for (var length = 2; length <= _recent.Length; length++)
        {
            var run = _recent.AsSpan(_recent.Length - length);
            if (run[0] is null || term is null)
            {
                return;
            }

            terms.Add(string.Join(' ', run));
        }
    }

    private string? MakeTerm(ReadOnlySpan<char> token)
    {
        // A folded letter may become three, and the stemmer may add an e.
        Span<char> letters = stackalloc char[(Tokenizer.LongestToken * 3) + 1];
        var length = Normalize(WithoutPossessive(token), letters);
        if (length == 0 || _stopWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..length]))
        {
            return null;
        }

        if (_options.Stems && !letters[..length].ContainsAnyExceptInRange('a', 'z'))
        {
            length = PorterStemmer.Stem(letters, length);
        }

        return new string(letters[..length]);
    }

    private static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> token) =>
        token.Length > 2 && token[^1] is 's' or 'S' && token[^2] is '\'' or '\u2019' ? token[..^2] : token;

    private int Normalize(ReadOnlySpan<char> token, Span<char> letters)
    {
        var length = 0;
        foreach (var rune in token.EnumerateRunes())
        {
            if (rune.Value is '\'' or '\u2019' or ',')
            {
                continue;
            }

            var lower = Rune.ToLowerInvariant(Narrow(rune));
            if (_options.FoldsAccents && lower.IsBmp && AccentFolds.Of((char)lower.Value) is { } plain)
            {
                plain.CopyTo(letters[length..]);
                length += plain.Length;
            }
            else
            {
                length += lower.EncodeToUtf16(letters[length..]);
            }
        }

        return length;
    }

    // Full-width forms of ASCII, which East Asian texts use, are the same letters and digits.
    private static Rune Narrow(Rune rune) => rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;
}
