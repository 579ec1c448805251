namespace Rung.Retrieval.Documents;

/// <summary>What a stretch of a document is.</summary>
public enum DocumentBlockKind
{
    /// <summary>Opens a section; <see cref="DocumentBlock.Level"/> says how deep.</summary>
    Heading,
    Paragraph,

    /// <summary>Its parts are the items.</summary>
    List,

    /// <summary>Its parts are the rows.</summary>
    Table,

    /// <summary>Its parts are the lines.</summary>
    Code,
}
