namespace Rung.Retrieval.Lexical;

/// <summary>Which words are too common to be searched for.</summary>
public enum StopWordList
{
    /// <summary>Every word counts.</summary>
    None,

    /// <summary>English articles, pronouns, prepositions, conjunctions, auxiliaries; see docs/index-format.md.</summary>
    English,
}
