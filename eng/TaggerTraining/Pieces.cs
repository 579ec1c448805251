namespace Rung.TaggerTraining;

/// <summary>Reads what made-up names are put together from, and draws of it. All randomness of the training text is here.</summary>
internal sealed class Pieces
{
    private static readonly string[] AdjectiveEnds = ["al", "ic", "ous", "ful", "ive", "able", "less", "ish", "ent", "ary"];
    private static readonly string[] OtherEnds = ["ed", "ing", "ly", "s", "est"];

    private readonly Dictionary<string, string[]> _kinds = new(StringComparer.Ordinal);
    private readonly Random _random;

    /// <param name="texts">The folder of texts.</param>
    /// <param name="lists">The folder of lists.</param>
    /// <param name="random">Seeded: the same texts have to give the same model.</param>
    public Pieces(string texts, string lists, Random random)
    {
        _random = random;
        foreach (var line in File.ReadLines(Path.Combine(texts, "pieces.txt")).Where(line => !line.StartsWith('#')))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            _kinds[line[..colon]] = line[(colon + 2)..].Split('|');
        }

        foreach (var name in new[] { "first-names", "last-names", "cities", "street-stems", "countries", "job-titles" })
        {
            _kinds[name] = File.ReadAllLines(Path.Combine(lists, $"{name}.txt"));
        }

        foreach (var name in new[] { "nationalities", "states", "ordinary-words" })
        {
            _kinds[name] = [.. File.ReadLines(Path.Combine(lists, $"{name}.txt")).SelectMany(line => line.Split(' '))];
        }

        var plain = _kinds["ordinary-words"].Where(IsPlain).ToArray();
        _kinds["plain-words"] = plain;
        _kinds["verbed"] = [.. plain.Where(word => word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4)];
        _kinds["gerund"] = [.. plain.Where(word => word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5)];
        _kinds["adverb"] = [.. plain.Where(word => word.EndsWith("ly", StringComparison.Ordinal) && word.Length > 4)];
        _kinds["adjective"] = [.. plain.Where(word => AdjectiveEnds.Any(end => word.EndsWith(end, StringComparison.Ordinal)))];
        _kinds["noun"] = [.. plain.Where(word => !OtherEnds.Concat(AdjectiveEnds).Any(end => word.EndsWith(end, StringComparison.Ordinal)))];
    }

    public string Of(string kind) => Pick(_kinds[kind]);

    public string Pick(params string[] from) => from[_random.Next(from.Length)];

    public bool Maybe(double probability) => _random.NextDouble() < probability;

    public int Number(int from, int to) => _random.Next(from, to + 1);

    public string Whole(int from, int to) => FormattableString.Invariant($"{Number(from, to)}");

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + _random.Next(10))));

    public string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('A' + _random.Next(26))));

    /// <summary>An English word with a capital.</summary>
    public string Word() => Capital(Of("plain-words"));

    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>The beginning of one name of a list and the end of another: it sounds like one and is known to nobody.</summary>
    public string Crossed(string kind)
    {
        var (head, tail) = (Of(kind), Of(kind));
        var (cut, rest) = (Number(2, 4), Number(2, 5));
        return head.Length <= cut || tail.Length <= rest || head.Contains(' ', StringComparison.Ordinal) || tail.Contains(' ', StringComparison.Ordinal)
            ? head
            : head[..cut] + tail[^rest..].ToLowerInvariant();
    }

    private static bool IsPlain(string word) => word.Length is > 2 and < 10 && word.All(char.IsAsciiLetterLower);
}
