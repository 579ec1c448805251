namespace Rung.Retrieval.Lexical;

/// <summary>Two passages of an index have one id.</summary>
public sealed class DuplicatePassageException : RetrievalException
{
    /// <param name="passage">The id.</param>
    /// <param name="document">The document that comes with it.</param>
    /// <param name="other">The document that has it already.</param>
    public DuplicatePassageException(PassageId passage, string document, string other)
        : base($"The passage id '{passage}' of document '{document}' is taken by a passage of document '{other}'. "
            + "Give each passage its own id.")
    {
        Passage = passage;
        Document = document;
        Other = other;
    }

    /// <summary>The id.</summary>
    public PassageId Passage { get; }

    /// <summary>The document that comes with it.</summary>
    public string Document { get; }

    /// <summary>The document that has it already.</summary>
    public string Other { get; }
}
