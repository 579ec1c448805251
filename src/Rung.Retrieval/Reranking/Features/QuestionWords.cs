namespace Rung.Retrieval.Reranking.Features;

/// <summary>A question as features ask for it: its words, its terms with their rarity, and what it asks for.</summary>
internal sealed class QuestionWords
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public QuestionWords(string query, TermStatistics statistics)
    {
        Words = StemmedWord.AllOf(query);
        var meaningful = Words.Where(word => !word.IsCommon).ToList();
        foreach (var word in meaningful.Count > 0 ? meaningful : [.. Words])
        {
            _places.TryAdd(word.Stem, _places.Count);
        }

        Rarities = [.. _places.Keys.Select(statistics.Rarity)];
        Names = [.. Words.Where(word => word.IsName || word.IsNumber).Select(word => word.Form).Distinct()];
        Forms = [.. Words.Select(word => word.Form)];
        Kind = KindOf(Words);
    }

    public StemmedWord[] Words { get; }

    /// <summary>Of each term, in the order of their first places in the question.</summary>
    public double[] Rarities { get; }

    /// <summary>The names and numbers of the question.</summary>
    public string[] Names { get; }

    public HashSet<string> Forms { get; }

    public QuestionKind Kind { get; }

    /// <summary>The number of the term with this stem; −1 when it is none.</summary>
    public int TermOf(string stem) => _places.GetValueOrDefault(stem, -1);

    private static QuestionKind KindOf(StemmedWord[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var next = i + 1 < words.Length ? words[i + 1].Form : "";
            if (Asked(words[i].Form, next) is { } kind)
            {
                return kind;
            }
        }

        return QuestionKind.Other;
    }

    private static QuestionKind? Asked(string word, string next) => word switch
    {
        "who" or "whom" or "whose" => QuestionKind.Person,
        "where" => QuestionKind.Place,
        "when" => QuestionKind.Time,
        "why" => QuestionKind.Reason,
        "how" when next is "many" or "much" or "long" or "old" or "large" or "far" or "often" => QuestionKind.Number,
        "what" or "which" when next is "year" or "date" or "century" or "decade" => QuestionKind.Time,
        "what" or "which" when next is "percentage" or "percent" or "number" or "proportion" => QuestionKind.Number,
        "what" or "which" when next is "city" or "country" or "state" => QuestionKind.Place,
        "what" or "which" or "how" => QuestionKind.Other,
        _ => null,
    };
}
