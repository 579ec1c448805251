using System.Reflection;
using System.Text;

namespace Rung.Engine.PersonalData.Tagging;

/// <summary>
/// Lists of words: ordinary English ones, names, places, closed classes such as months and countries. Immutable; safe for threads.
/// </summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, WordLists> _words;
    private readonly Dictionary<string, WordLists>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private Lexicon(Dictionary<string, WordLists> words)
    {
        _words = words;
        _lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Which lists have a word, which is in lower case. A word of an ordinary one with a common ending is ordinary too.</summary>
    public WordLists Find(ReadOnlySpan<char> lower)
    {
        if (_lookup.TryGetValue(lower, out var lists))
        {
            return lists;
        }

        if (IsManyOfANationality(lower))
        {
            return WordLists.Nationality;
        }

        var apostrophe = lower.IndexOfAny('\'', '\u2019');
        var isOrdinary = apostrophe > 0 ? IsContraction(lower, apostrophe) : HasOrdinaryStem(lower);
        return isOrdinary ? WordLists.Ordinary : WordLists.None;
    }

    private bool IsManyOfANationality(ReadOnlySpan<char> lower) =>
        lower.Length > 4 && lower[^1] == 's' && _lookup.TryGetValue(lower[..^1], out var one) && one.HasFlag(WordLists.Nationality);

    /// <summary>I've, they're, don't, c'mon: not a name that lost its capital.</summary>
    private bool IsContraction(ReadOnlySpan<char> lower, int apostrophe) =>
        (lower.Length - apostrophe <= 3 || lower[apostrophe..].EndsWith("mon"))
        && (apostrophe == 1 || IsOrdinary(lower[..apostrophe]) || IsOrdinary(lower[..(apostrophe - 1)]));

    private bool HasOrdinaryStem(ReadOnlySpan<char> lower)
    {
        foreach (var ending in Endings)
        {
            if (lower.Length > ending.Length + 3 && lower.EndsWith(ending) && IsOrdinary(lower[..^ending.Length]))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] Endings = ["s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness"];

    private bool IsOrdinary(ReadOnlySpan<char> lower) => _lookup.TryGetValue(lower, out var lists) && lists.HasFlag(WordLists.Ordinary);

    public int Count => _words.Count;

    /// <summary>Reads the lists.</summary>
    /// <param name="open">Opens a list by its name.</param>
    /// <param name="excluded">Words that no list but that of ordinary words may have; for measurements.</param>
    /// <param name="forgets">Which ordinary words are left out; while learning, so that an unknown word need not be a name.</param>
    public static Lexicon Read(Func<string, Stream> open, IReadOnlySet<string>? excluded = null, Func<string, bool>? forgets = null)
    {
        var words = new Dictionary<string, WordLists>(60_000, StringComparer.Ordinal);
        foreach (var (name, list) in Files)
        {
            using var reader = new StreamReader(open(name), Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                foreach (var word in line.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant()).Where(word => word.Length > 1))
                {
                    if (list is WordLists.Ordinary ? forgets?.Invoke(word) != true : excluded?.Contains(word) != true)
                    {
                        words[word] = words.GetValueOrDefault(word) | list;
                    }
                }
            }
        }

        return new Lexicon(words);
    }

    /// <summary>The lists that are embedded in this assembly.</summary>
    public static Stream OpenEmbedded(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"Rung.Engine.PersonalData.Resources.{name}")
            ?? throw new InvalidOperationException($"The list {name} is not embedded.");

    private static (string Name, WordLists List)[] Files { get; } =
    [
        ("ordinary-words.txt", WordLists.Ordinary),
        ("common-words.txt", WordLists.Ordinary),
        ("first-names.txt", WordLists.First),
        ("last-names.txt", WordLists.Last),
        ("cities.txt", WordLists.City),
        ("countries.txt", WordLists.Country),
        ("nationalities.txt", WordLists.Nationality),
        ("calendar.txt", WordLists.Calendar),
        ("honorifics.txt", WordLists.Honorific),
        ("street-words.txt", WordLists.Street),
        ("company-words.txt", WordLists.Company),
        ("job-titles.txt", WordLists.Job),
        ("states.txt", WordLists.State),
    ];
}
