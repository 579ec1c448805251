namespace Rung.Engine.PersonalData.Tagging;

/// <summary>What the features see of a token; each as a number that is the same for what is the same.</summary>
/// <param name="Word">The word where it is known, else only that it is not.</param>
/// <param name="Kind">What it says of the words around it: its class, or how it ends, or that it may be a name.</param>
/// <param name="Form">The shape of its characters, and which letters the text has.</param>
/// <param name="Lists">The lists that have it.</param>
/// <param name="Ending">Its last three letters.</param>
/// <param name="ShortEnding">Its last two letters.</param>
/// <param name="Place">Where in a sentence it stands.</param>
internal readonly record struct TokenView(uint Word, uint Kind, uint Form, uint Lists, uint Ending, uint ShortEnding, uint Place)
{
    private const int Longest = 64;
    private const uint Unknown = 0x9E3779B9;

    private const WordLists Closed = WordLists.Calendar | WordLists.Honorific | WordLists.Street | WordLists.Company;

    private static readonly (string Ending, uint Kind)[] Endings =
    [
        ("ed", 1), ("ing", 2), ("ly", 3), ("ion", 4), ("ment", 4), ("ness", 4), ("ss", 0), ("s", 5), ("er", 6), ("or", 6), ("ist", 6),
        ("al", 7), ("ic", 7), ("ous", 7), ("ful", 7), ("ive", 7),
    ];

    /// <summary>What stands before the first token and behind the last.</summary>
    public static TokenView Outside { get; } = new(0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1, 0, 0, 0);

    public static TokenView Of(ReadOnlySpan<char> word, Lexicon lexicon, SentencePlace place, LetterCase letters)
    {
        Span<char> buffer = stackalloc char[Longest];
        word = word[..Math.Min(word.Length, Longest)];
        word.ToLowerInvariant(buffer);
        ReadOnlySpan<char> low = buffer[..word.Length];
        var known = lexicon.Find(low);
        var form = TokenFeatures.Mix(ShapeOf(word), place == SentencePlace.Line ? (uint)letters + 10 : (uint)letters);
        var isKnown = known.Lists.HasFlag(WordLists.Ordinary) || word.Length == 1 || (known.Lists & Closed) != 0;
        return new TokenView(
            isKnown ? Hash(low, 17) : Unknown + (char.IsAsciiDigit(word[0]) ? (uint)word.Length : 0),
            KindOf(word, low, known, place, letters),
            form,
            (uint)known.Lists,
            Hash(low[Math.Max(0, low.Length - 3)..], 29),
            Hash(low[Math.Max(0, low.Length - 2)..], 31),
            (uint)place);
    }

    private static uint KindOf(ReadOnlySpan<char> word, ReadOnlySpan<char> low, KnownWord known, SentencePlace place, LetterCase letters)
    {
        var capital = char.IsUpper(word[0]) && place == SentencePlace.Inside && letters == LetterCase.Both ? 0x40000000u : 0u;
        if (!char.IsLetter(word[0]))
        {
            return char.IsAsciiDigit(word[0]) ? 2000u + (uint)Math.Min(word.Length, 12) : Hash(low, 37);
        }

        if (known.Class > 0)
        {
            return capital + 3000u + known.Class;
        }

        var lists = known.Lists & ~(WordLists.First | WordLists.Last | WordLists.City);
        return lists == WordLists.Ordinary ? capital + 5000u + EndingOf(low) : lists != 0 ? capital + 6000u + (uint)lists : capital + 4000u;
    }

    /// <summary>What an English word is likely to be by its ending: the kind of the first that it has.</summary>
    private static uint EndingOf(ReadOnlySpan<char> low)
    {
        foreach (var (ending, kind) in Endings)
        {
            if (low.EndsWith(ending))
            {
                return kind;
            }
        }

        return 0;
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
            var kind = KindOf(character);
            run = kind == previous ? run + 1 : 1;
            previous = kind;
            shape = run > 2 ? shape : (shape * 31) + kind;
        }

        return shape;
    }

    private static uint KindOf(char character) =>
        char.IsUpper(character) ? 1u : char.IsLetter(character) ? 2u : character is '\'' or '\u2019' ? 4u : 5u + character;
}
