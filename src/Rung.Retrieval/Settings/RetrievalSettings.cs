using System.Globalization;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Passages;

namespace Rung.Retrieval.Settings;

/// <summary>Everything that can be set about retrieval: how documents are cut, how passages are found, how many are given on.</summary>
public sealed record RetrievalSettings
{
    /// <summary>The most tokens of a passage. Default: 256.</summary>
    public int MaxTokens { get; init; } = new PassageOptions().MaxTokens;

    /// <summary>How many tokens of a passage the next one repeats, at most half of its own. Default: 32.</summary>
    public int OverlapTokens { get; init; } = new PassageOptions().OverlapTokens;

    /// <summary>Whether English endings are cut off. Default: yes.</summary>
    public bool Stems { get; init; } = true;

    /// <summary>The numbers of BM25.</summary>
    public Bm25Options Bm25 { get; init; } = new();

    /// <summary>What goes by what. Default: by words.</summary>
    public RetrieverMix Mix { get; init; } = RetrieverMix.Words;

    /// <summary>How much words count where scores are added, 0 to 1; vectors count the rest. Default: 0.5.</summary>
    public double WordWeight { get; init; } = 0.5;

    /// <summary>Whether what was found is ordered anew by a reranker that was learnt from questions. Default: no.</summary>
    public bool Reranks { get; init; }

    /// <summary>How many passages are given on; at least 1. Default: 5.</summary>
    public int Count { get; init; } = 5;

    /// <summary>The options of cutting.</summary>
    public PassageOptions ToPassageOptions() => new()
    {
        MaxTokens = MaxTokens,
        OverlapTokens = OverlapTokens,
        MinTokens = Math.Min(new PassageOptions().MinTokens, MaxTokens / 2),
    };

    /// <summary>The options of the lexical index.</summary>
    public LexicalOptions ToLexicalOptions() => new() { Analysis = new() { Stems = Stems }, Bm25 = Bm25 };

    /// <summary>The retriever's part for a person, such as <c>hybrid (k1 0.9, b 0.4, stems), reranked</c>.</summary>
    public string Retriever
    {
        get
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"k1 {Bm25.K1}, b {Bm25.B}, {(Stems ? "stems" : "no stems")}");
            var found = Mix switch
            {
                RetrieverMix.Words => $"bm25 ({words})",
                RetrieverMix.Vectors => $"lsa ({(Stems ? "stems" : "no stems")})",
                RetrieverMix.Ranks => $"hybrid by ranks ({words})",
                _ => string.Create(CultureInfo.InvariantCulture, $"hybrid by scores {WordWeight:0.##}/{1 - WordWeight:0.##} ({words})"),
            };
            return Reranks ? $"{found}, reranked" : found;
        }
    }

    /// <summary>All that decides a ranking: those that differ in nothing else share their work.</summary>
    internal RetrievalSettings WithoutCount => this with { Count = 1 };

    /// <summary>The same with the usual values for what does not matter to it.</summary>
    /// <param name="isCut">Whether documents are cut, or are passages already.</param>
    internal RetrievalSettings Plain(bool isCut)
    {
        var usual = new RetrievalSettings();
        return this with
        {
            MaxTokens = isCut ? MaxTokens : usual.MaxTokens,
            OverlapTokens = isCut ? OverlapTokens : usual.OverlapTokens,
            Bm25 = Mix is RetrieverMix.Vectors ? usual.Bm25 : Bm25,
            WordWeight = Mix is RetrieverMix.Scores ? WordWeight : usual.WordWeight,
        };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count} {(Count == 1 ? "passage" : "passages")} of {MaxTokens} tokens, overlap {OverlapTokens}, by {Retriever}");
}
