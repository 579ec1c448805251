using System.Globalization;

namespace Rung.Retrieval.Settings;

/// <summary>Retrieval settings as choices of a <see cref="SettingsSpace"/>: the names of the settings and how values are written.</summary>
public static class RetrievalSpace
{
    /// <summary>The most tokens of a passage: a whole number.</summary>
    public const string Tokens = "tokens";

    /// <summary>How many tokens the next passage repeats: a whole number; where it is more than half of the tokens, half.</summary>
    public const string Overlap = "overlap";

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public const string Stems = "stems";

    /// <summary>A number of at least 0.</summary>
    public const string K1 = "k1";

    /// <summary>A number from 0 to 1.</summary>
    public const string B = "b";

    /// <summary><c>bm25</c>, <c>lsa</c>, <c>hybrid</c> (by ranks), or <c>hybrid 0.8</c> (by scores, words count 0.8).</summary>
    public const string Retriever = "retriever";

    /// <summary><c>none</c> or <c>learnt</c>.</summary>
    public const string Reranker = "reranker";

    /// <summary>How many are given on: a whole number.</summary>
    public const string Passages = "passages";

    private const string Yes = "yes";
    private const string No = "no";
    private const string Hybrid = "hybrid";

    /// <summary>What is searched by default where documents are cut: 2,160 combinations, fewer that differ.</summary>
    public static SettingsSpace Usual { get; } = ForWholeDocuments
        .With(Tokens, "128", "256", "512")
        .With(Overlap, "0", "32")
        .With(Passages, "1", "2", "3", "5", "10");

    /// <summary>What is searched by default where each document is a passage already, and their number is given.</summary>
    public static SettingsSpace ForWholeDocuments => SettingsSpace.Empty
        .With(Retriever, "bm25", "lsa", Hybrid, "hybrid 0.8")
        .With(Stems, Yes, No)
        .With(K1, "0.6", "0.9", "1.5")
        .With(B, "0.2", "0.4", "0.75");

    /// <summary>Reads a choice; what it does not set is as by default.</summary>
    /// <exception cref="ArgumentException">A value cannot be.</exception>
    public static RetrievalSettings ToSettings(SettingsChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var usual = new RetrievalSettings();
        var values = choice.Values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        var tokens = Whole(Tokens, usual.MaxTokens, least: 8);
        var (mix, weight) = values.TryGetValue(Retriever, out var retriever) ? MixOf(retriever) : (usual.Mix, usual.WordWeight);
        return new()
        {
            MaxTokens = tokens,
            OverlapTokens = Math.Min(Whole(Overlap, usual.OverlapTokens, least: 0), tokens / 2),
            Stems = Flag(Stems, Yes, No, usual.Stems),
            Bm25 = new() { K1 = Number(K1, usual.Bm25.K1), B = Number(B, usual.Bm25.B) },
            Mix = mix,
            WordWeight = weight,
            Reranks = Flag(Reranker, "learnt", "none", usual.Reranks),
            Count = Whole(Passages, usual.Count, least: 1),
        };

        int Whole(string name, int otherwise, int least)
        {
            return !values.TryGetValue(name, out var value) ? otherwise
                : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole >= least ? whole
                : throw Wrong(name, value);
        }

        double Number(string name, double otherwise)
        {
            return values.TryGetValue(name, out var value) ? NumberOf(name, value) : otherwise;
        }

        bool Flag(string name, string yes, string no, bool otherwise)
        {
            return !values.TryGetValue(name, out var value) ? otherwise
                : value == yes || (value != no ? throw Wrong(name, value) : false);
        }
    }

    /// <summary>Writes settings as a choice that sets all of them.</summary>
    public static SettingsChoice ToChoice(RetrievalSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(
        [
            (Retriever, MixName(settings)),
            (Stems, settings.Stems ? Yes : No),
            (K1, Written(settings.Bm25.K1)),
            (B, Written(settings.Bm25.B)),
            (Tokens, Written(settings.MaxTokens)),
            (Overlap, Written(settings.OverlapTokens)),
            (Passages, Written(settings.Count)),
            (Reranker, settings.Reranks ? "learnt" : "none"),
        ]);
    }

    /// <summary>The retriever of settings as <see cref="Retriever"/> has it.</summary>
    public static string MixName(RetrievalSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Mix switch
        {
            RetrieverMix.Words => "bm25",
            RetrieverMix.Vectors => "lsa",
            RetrieverMix.Ranks => Hybrid,
            _ => $"{Hybrid} {Written(settings.WordWeight)}",
        };
    }

    /// <summary>Reads what <see cref="MixName"/> writes.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static (RetrieverMix Mix, double WordWeight) MixOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(' ') switch
        {
            ["bm25"] => (RetrieverMix.Words, new RetrievalSettings().WordWeight),
            ["lsa"] => (RetrieverMix.Vectors, new RetrievalSettings().WordWeight),
            [Hybrid] => (RetrieverMix.Ranks, new RetrievalSettings().WordWeight),
            [Hybrid, var weight] when NumberOf(Retriever, weight) is var words and <= 1 => (RetrieverMix.Scores, words),
            _ => throw Wrong(Retriever, text),
        };
    }

    private static double NumberOf(string name, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(name, value);

    private static string Written<T>(T value)
        where T : IFormattable => value.ToString(format: null, CultureInfo.InvariantCulture);

    private static ArgumentException Wrong(string name, string value) => new($"The setting '{name}' cannot be '{value}'.");
}
