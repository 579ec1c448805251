namespace Rung.Retrieval.Lexical;

/// <summary>
/// Cuts English endings off: M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, rule by rule, without the
/// later changes of its author; words of one or two letters stay as they are. Works in place on lower-case letters a–z.
/// </summary>
internal static class PorterStemmer
{
    private const int ShortestWord = 3;

    // Longer endings stand before shorter ones that they end with: the longest that fits decides, whether or not it is replaced.
    private static readonly (string Ending, string Replacement)[] SecondStep =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Ending, string Replacement)[] ThirdStep =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] FourthStep =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous",
        "ive", "ize",
    ];

    /// <summary>Stems <paramref name="word"/> in place; returns how many of its letters are the stem.</summary>
    /// <param name="word">Letters a–z, with room for one more letter behind <paramref name="length"/>.</param>
    /// <param name="length">How long the word is.</param>
    public static int Stem(Span<char> word, int length)
    {
        if (length < ShortestWord)
        {
            return length;
        }

        length = Plural(word, length);
        length = PastOrProgressive(word, length);
        if (word[length - 1] == 'y' && HasVowel(word[..(length - 1)]))
        {
            word[length - 1] = 'i';
        }

        length = Replace(word, length, SecondStep);
        length = Replace(word, length, ThirdStep);
        length = CutLast(word, length);
        length = CutE(word, length);
        return length > 1 && word[length - 1] == 'l' && EndsDouble(word[..length]) && Measure(word[..length]) > 1 ? length - 1 : length;
    }

    // Step 1a.
    private static int Plural(ReadOnlySpan<char> word, int length)
    {
        var text = word[..length];
        if (text.EndsWith("sses") || text.EndsWith("ies"))
        {
            return length - 2;
        }

        return text[^1] == 's' && text[^2] != 's' ? length - 1 : length;
    }

    // Step 1b.
    private static int PastOrProgressive(Span<char> word, int length)
    {
        ReadOnlySpan<char> text = word[..length];
        if (text.EndsWith("eed"))
        {
            return Measure(text[..^3]) > 0 ? length - 1 : length;
        }

        var cut = text.EndsWith("ed") ? 2 : text.EndsWith("ing") ? 3 : 0;
        if (cut == 0 || !HasVowel(text[..^cut]))
        {
            return length;
        }

        return Restore(word, length - cut);
    }

    // What step 1b cut may have to become a word again: "hoping" is "hope", "hopping" is "hop".
    private static int Restore(Span<char> word, int length)
    {
        ReadOnlySpan<char> text = word[..length];
        if (text.EndsWith("at") || text.EndsWith("bl") || text.EndsWith("iz"))
        {
            word[length] = 'e';
            return length + 1;
        }

        if (EndsDouble(text) && text[^1] is not ('l' or 's' or 'z'))
        {
            return length - 1;
        }

        if (Measure(text) == 1 && EndsShort(text))
        {
            word[length] = 'e';
            return length + 1;
        }

        return length;
    }

    private static int Replace(Span<char> word, int length, (string Ending, string Replacement)[] rules)
    {
        foreach (var (ending, replacement) in rules)
        {
            if (!word[..length].EndsWith(ending))
            {
                continue;
            }

            var stem = length - ending.Length;
            if (Measure(word[..stem]) == 0)
            {
                return length;
            }

            replacement.CopyTo(word[stem..]);
            return stem + replacement.Length;
        }

        return length;
    }

    // Step 4.
    private static int CutLast(ReadOnlySpan<char> word, int length)
    {
        foreach (var ending in FourthStep)
        {
            if (!word[..length].EndsWith(ending))
            {
                continue;
            }

            var stem = word[..(length - ending.Length)];
            return Measure(stem) > 1 && (ending != "ion" || (stem.Length > 0 && stem[^1] is 's' or 't')) ? stem.Length : length;
        }

        return length;
    }

    // Step 5a.
    private static int CutE(ReadOnlySpan<char> word, int length)
    {
        if (word[length - 1] != 'e')
        {
            return length;
        }

        var stem = word[..(length - 1)];
        var measure = Measure(stem);
        return measure > 1 || (measure == 1 && !EndsShort(stem)) ? length - 1 : length;
    }

    /// <summary>How many times a vowel is followed by a consonant.</summary>
    private static int Measure(ReadOnlySpan<char> text)
    {
        var measure = 0;
        var wasVowel = false;
        for (var i = 0; i < text.Length; i++)
        {
            var isVowel = IsVowel(text, i, wasVowel);
            measure += wasVowel && !isVowel ? 1 : 0;
            wasVowel = isVowel;
        }

        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // Up to here there were consonants only.
            if (IsVowel(text, i, wasVowel: false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsDouble(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[^1] == text[^2] && !IsVowelAt(text, text.Length - 1);

    /// <summary>Consonant, vowel, consonant at the end, the last not w, x, y: <c>hop</c>, but not <c>snow</c>.</summary>
    private static bool EndsShort(ReadOnlySpan<char> text)
    {
        var n = text.Length;
        return n >= 3 && text[^1] is not ('w' or 'x' or 'y')
            && !IsVowelAt(text, n - 1) && IsVowelAt(text, n - 2) && !IsVowelAt(text, n - 3);
    }

    private static bool IsVowelAt(ReadOnlySpan<char> text, int place)
    {
        var isVowel = false;
        var first = place;
        while (first > 0 && text[first] == 'y')
        {
            first--;
        }

        for (var i = first; i <= place; i++)
        {
            isVowel = IsVowel(text, i, isVowel);
        }

        return isVowel;
    }

    // A y is a vowel after a consonant only.
    private static bool IsVowel(ReadOnlySpan<char> text, int place, bool wasVowel) => text[place] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => place > 0 && !wasVowel,
        _ => false,
    };
}
