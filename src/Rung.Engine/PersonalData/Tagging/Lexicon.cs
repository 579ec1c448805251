using System.Reflection;
using System.Text;

namespace Rung.Engine.PersonalData.Tagging;

/// <summary>
/// Lists of words: ordinary English ones, names, places, closed classes such as months and countries; and what words say of those
/// around them. Immutable; safe for threads.
/// </summary>
internal sealed class Lexicon
{
    private const string Classes = "word-classes.txt";

    private static readonly string[] PeopleEnds = ["n", "an", "ian", "ean", "ese", "ish", "i", "er", "man", "men", "woman"];
    private static readonly string[] Endings = ["s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness"];

    private readonly Dictionary<string, KnownWord> _words;
    private readonly Dictionary<string, KnownWord>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private Lexicon(Dictionary<string, KnownWord> words)
    {
        _words = words;
        _lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _words.Count;

    /// <summary>What is known of a word, which is in lower case. A word of an ordinary one with a common ending is ordinary too.</summary>
    public KnownWord Find(ReadOnlySpan<char> lower)
    {
        if (_lookup.TryGetValue(lower, out var known))
        {
            return known;
        }

        if (IsManyOfANationality(lower))
        {
            return new KnownWord(WordLists.Nationality, 0);
        }

        var apostrophe = lower.IndexOfAny('\'', '\u2019');
        var isOrdinary = apostrophe > 0 ? IsContraction(lower, apostrophe) : HasOrdinaryStem(lower);
        return new KnownWord(isOrdinary ? WordLists.Ordinary : WordLists.None, 0);
    }

    /// <summary>Reads the lists.</summary>
    /// <param name="open">Opens a list by its name.</param>
    /// <param name="excluded">Words that no list but that of ordinary words may have; for measurements.</param>
    /// <param name="forgets">Which ordinary words are left out; while learning, so that an unknown word need not be a name.</param>
    public static Lexicon Read(Func<string, Stream> open, IReadOnlySet<string>? excluded = null, Func<string, bool>? forgets = null)
    {
        var words = new Dictionary<string, KnownWord>(70_000, StringComparer.Ordinal);
        foreach (var (name, list) in Files)
        {
            foreach (var word in LinesOf(open, name).SelectMany(WordsOf))
            {
                if (list is WordLists.Ordinary ? forgets?.Invoke(word) != true : excluded?.Contains(word) != true)
                {
                    var known = words.GetValueOrDefault(word);
                    words[word] = known with { Lists = known.Lists | list };
                }
            }
        }

        AddPeoples(words);
        AddClasses(words, LinesOf(open, Classes));
        return new Lexicon(words);
    }

    /// <summary>The lists that are embedded in this assembly.</summary>
    public static Stream OpenEmbedded(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"Rung.Engine.PersonalData.Resources.{name}")
            ?? throw new InvalidOperationException($"The list {name} is not embedded.");

    /// <summary>Of each country what its people may be called, where no list says otherwise: Bruneian, Belizian, Maltese.</summary>
    private static void AddPeoples(Dictionary<string, KnownWord> words)
    {
        foreach (var country in words.Where(word => word.Value.Lists.HasFlag(WordLists.Country) && word.Key.Length > 3).Select(word => word.Key).ToArray())
        {
            var stem = country.TrimEnd('a', 'e', 'i', 'o', 'y');
            foreach (var people in PeopleEnds.SelectMany(end => new[] { country + end, stem + end }))
            {
                words.TryAdd(people, new KnownWord(WordLists.Nationality, 0));
            }
        }
    }

    /// <summary>Each line is a class; after "=" each word is one. A word of a class is ordinary; its first class counts.</summary>
    private static void AddClasses(Dictionary<string, KnownWord> words, IEnumerable<string> lines)
    {
        ushort number = 0;
        foreach (var line in lines.Where(line => !line.StartsWith('#')))
        {
            var isEachItsOwn = line.StartsWith('=');
            number++;
            foreach (var word in line.Split(' ').Skip(1))
            {
                var known = words.GetValueOrDefault(word);
                number += (ushort)(isEachItsOwn ? 1 : 0);
                words[word] = known.Class > 0 ? known : new KnownWord(known.Lists | WordLists.Ordinary, number);
            }
        }
    }

    private static IEnumerable<string> LinesOf(Func<string, Stream> open, string name)
    {
        using var reader = new StreamReader(open(name), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static IEnumerable<string> WordsOf(string line) =>
        line.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant()).Where(word => word.Length > 1);

    private bool IsManyOfANationality(ReadOnlySpan<char> lower) =>
        lower.Length > 4 && lower[^1] == 's' && Has(lower[..^1], WordLists.Nationality);

    /// <summary>I've, they're, don't, c'mon: not a name that lost its capital.</summary>
    private bool IsContraction(ReadOnlySpan<char> lower, int apostrophe) =>
        (lower.Length - apostrophe <= 3 || lower[apostrophe..].EndsWith("mon"))
        && (apostrophe == 1 || Has(lower[..apostrophe], WordLists.Ordinary) || Has(lower[..(apostrophe - 1)], WordLists.Ordinary));

    private bool HasOrdinaryStem(ReadOnlySpan<char> lower)
    {
        foreach (var ending in Endings)
        {
            if (lower.Length > ending.Length + 3 && lower.EndsWith(ending) && Has(lower[..^ending.Length], WordLists.Ordinary))
            {
                return true;
            }
        }

        return false;
    }

    private bool Has(ReadOnlySpan<char> lower, WordLists list) => _lookup.TryGetValue(lower, out var known) && known.Lists.HasFlag(list);

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
