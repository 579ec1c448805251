using Rung.Core.Statistics;

namespace Rung.Core.Data.Edges;

/// <summary>Changes one text in one way.</summary>
internal static class TextChange
{
    private const int FewestWordsKept = 4;

    // Four fifths: what a message is about stands early in it; where it does not, the label would no longer be right.
    private const int KeptParts = 4;
    private const int Parts = 5;

    private static readonly string[] Blanks = [" ", "  ", "\n", "\n\n", "\t", "\r\n", "\u00A0"];

    private static readonly string[] Pictures = ["🙂", "😡", "🙏", "👍", "😭", "🤔", "🎉", "❤️", "👩🏽‍💻", "🇺🇳"];

    private static readonly (char Latin, char Twin)[] Twins =
    [
        ('a', 'а'), ('c', 'с'), ('e', 'е'), ('i', 'і'), ('o', 'о'), ('p', 'р'), ('s', 'ѕ'), ('x', 'х'), ('y', 'у'),
        ('A', 'А'), ('B', 'В'), ('C', 'С'), ('E', 'Е'), ('H', 'Н'), ('I', 'І'), ('K', 'К'), ('M', 'М'), ('O', 'О'), ('P', 'Р'), ('T', 'Т'), ('X', 'Х'),
    ];

    public static string Apply(string text, PerturbationKind kind, SplitMix64 random) => kind switch
    {
        PerturbationKind.Typo => Typos.Apply(text, random),
        PerturbationKind.Upper => text.ToUpperInvariant(),
        PerturbationKind.Lower => text.ToLowerInvariant(),
        PerturbationKind.Alternate => Alternate(text),
        PerturbationKind.Truncated => Truncate(text),
        PerturbationKind.Injected => $"{text}\n\n{Injections.All[random.Next(Injections.All.Length)]}",
        PerturbationKind.Padded => Any(Blanks, random) + text + Any(Blanks, random),
        PerturbationKind.Noisy => Noise.Apply(text, random),
        PerturbationKind.Confusable => Confuse(text, random),
        PerturbationKind.Plain => Accents.Dropped(text),
        _ => $"{text} {Any(Pictures, random)}",
    };

    private static string Any(string[] choices, SplitMix64 random) => choices[random.Next(choices.Length)];

    private static string Alternate(string text)
    {
        var isUpper = false;
        return string.Concat(text.Select(letter => !char.IsLetter(letter)
            ? letter
            : (isUpper = !isUpper) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));
    }

    /// <summary>Nothing is cut where fewer than four words would stay.</summary>
    private static string Truncate(string text)
    {
        var end = Math.Max(text.Length * KeptParts / Parts, 1);
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var kept = text[..end].TrimEnd();
        return kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < FewestWordsKept ? text : kept;
    }

    /// <summary>One in three of the letters that have a twin, at least one.</summary>
    private static string Confuse(string text, SplitMix64 random)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => Array.Exists(Twins, pair => pair.Latin == text[i])).ToArray();
        random.Shuffle(places);
        var changed = text.ToCharArray();
        foreach (var place in places.Take((places.Length + 2) / 3))
        {
            changed[place] = Array.Find(Twins, pair => pair.Latin == text[place]).Twin;
        }

        return new string(changed);
    }
}
