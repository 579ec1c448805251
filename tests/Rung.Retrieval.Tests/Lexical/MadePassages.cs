using System.Collections.Immutable;
using System.Globalization;

namespace Rung.Retrieval.Tests.Lexical;

/// <summary>Passages of made-up words whose frequencies fall as those of a language do.</summary>
internal static class MadePassages
{
    public static Passage[] Of(int count, int seed, int vocabulary = 400, int longest = 60)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new Passage
            {
                Id = PassageId.Of(string.Create(CultureInfo.InvariantCulture, $"{random.Next(100_000):x}-{i}")),
                Document = string.Create(CultureInfo.InvariantCulture, $"d{i / 3}"),
                Text = Text(random, random.Next(longest), vocabulary),
                Metadata = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [new KeyValuePair<string, string>("colour", Colour(random))]),
            }),
        ];
    }

    public static string Text(Random random, int words, int vocabulary) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random, vocabulary)));

    private static string Word(Random random, int vocabulary) =>
        string.Create(CultureInfo.InvariantCulture, $"w{(int)Math.Pow(vocabulary, random.NextDouble())}");

    private static string Colour(Random random) => random.Next(4) switch
    {
        0 => "red",
        1 => "green",
        _ => "blue",
    };
}
