namespace Rung.Retrieval.Safety.Filtering;

/// <summary>
/// What is known of the texts that a part of a pattern matches: either exactly which they are, or sets of strings of each of which
/// every match holds one. Strings may begin or end with <see cref="Edge"/>: there the text has a word's border.
/// </summary>
/// <param name="Exact">All texts; <see langword="null"/>: too many.</param>
/// <param name="Needed">The sets; none where nothing is known.</param>
internal sealed record Literals(IReadOnlyList<string>? Exact, IReadOnlyList<IReadOnlyList<string>> Needed)
{
    /// <summary>Stands for <c>\b</c>.</summary>
    public const char Edge = '\u0001';

    private const int MostStrings = 192;

    /// <summary>Matches the empty text.</summary>
    public static Literals Nothing { get; } = Of("");

    /// <summary>May match anything.</summary>
    public static Literals Anything { get; } = new(null, []);

    /// <summary>The sets, that of the exact texts among them where they say anything.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Factors => Exact is null ? Needed : IsTelling(Exact) ? [Exact] : [];

    public static Literals Of(params string[] texts) => new(texts, []);

    /// <summary>One part behind the other.</summary>
    public static Literals Joined(IReadOnlyList<Literals> parts)
    {
        var needed = new List<IReadOnlyList<string>>();
        IReadOnlyList<string> open = [""];
        foreach (var part in parts)
        {
            if (part.Exact is { } exact && Product(open, exact) is { } both)
            {
                open = both;
                continue;
            }

            Close(open, needed);
            needed.AddRange(part.Exact is null ? part.Needed : []);
            open = part.Exact ?? [""];
        }

        if (needed.Count == 0 && parts.All(part => part.Exact is not null))
        {
            return new(open, []);
        }

        Close(open, needed);
        return new(null, needed);
    }

    /// <summary>One part or another: of the sets of each, its most telling one.</summary>
    public static Literals Either(IReadOnlyList<Literals> parts)
    {
        if (parts.All(part => part.Exact is not null) && parts.Sum(part => part.Exact!.Count) <= MostStrings)
        {
            return new([.. parts.SelectMany(part => part.Exact!).Distinct(StringComparer.Ordinal)], []);
        }

        var best = parts.Select(part => part.Factors.Count == 0 ? null : part.Factors.MaxBy(Telling)).ToList();
        return best.Contains(null) ? Anything : new(null, [[.. best.SelectMany(set => set!).Distinct(StringComparer.Ordinal)]]);
    }

    /// <summary>A part that may be missing or come several times.</summary>
    public static Literals Repeated(Literals part, int least, int most) => (least, most) switch
    {
        (1, 1) => part,
        (0, 1) when part.Exact is { Count: < MostStrings } exact => new(["", .. exact.Where(text => text.Length > 0)], []),
        (0, _) => Anything,
        _ => new(null, part.Factors),
    };

    private static void Close(IReadOnlyList<string> open, List<IReadOnlyList<string>> needed)
    {
        if (IsTelling(open))
        {
            needed.Add(open);
        }
    }

    private static string[]? Product(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Count * right.Count > MostStrings ? null : [.. left.SelectMany(first => right.Select(second => first + second)).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether each of the strings has a character: one that has none is in every text.</summary>
    private static bool IsTelling(IReadOnlyList<string> texts) => texts.All(text => text.Any(character => character != Edge));

    // Long strings are rare ones, and of many one is there soon.
    private static double Telling(IReadOnlyList<string> texts) => texts.Min(text => text.Length) - (texts.Count / 100.0);
}
