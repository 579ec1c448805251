namespace Rung.Retrieval.Documents;

/// <summary>What was left out of a document's text, because a person who looks at the document does not see it.</summary>
public enum TakenOutKind
{
    /// <summary>Programs and styles.</summary>
    Script,

    /// <summary>Comments in the markup.</summary>
    Comment,

    /// <summary>Text that is marked or styled so that nobody sees it: hidden, of no size, off the page, white on white.</summary>
    HiddenText,

    /// <summary>Characters without width, which split words for a machine and not for a reader.</summary>
    ZeroWidth,

    /// <summary>Characters that turn the direction of writing.</summary>
    BidiControl,

    /// <summary>Characters of the block of tags (U+E0000), which spell out text that no font shows.</summary>
    TagCharacter,

    /// <summary>More selectors of variants than a character can have: a way to carry hidden bytes.</summary>
    VariantSelector,

    /// <summary>Control characters, and code points that are no characters.</summary>
    Control,
}
