namespace Rung.Core.Data.Edges;

/// <summary>How an input is changed so that its expected output stays right.</summary>
public enum PerturbationKind
{
    /// <summary>Slips of the fingers: a neighbouring key, two letters swapped, one dropped, one doubled. About one in twenty letters.</summary>
    Typo,

    /// <summary>All letters upper-case.</summary>
    Upper,

    /// <summary>All letters lower-case.</summary>
    Lower,

    /// <summary>Upper and lower case by turns.</summary>
    Alternate,

    /// <summary>Cut at a word after four fifths of the text.</summary>
    Truncated,

    /// <summary>An order to do something else stands behind the text.</summary>
    Injected,

    /// <summary>More blanks and line breaks around the text.</summary>
    Padded,

    /// <summary>More blanks between words, and punctuation dropped or repeated.</summary>
    Noisy,

    /// <summary>Some Latin letters replaced by those of other scripts that look the same.</summary>
    Confusable,

    /// <summary>Accents and other marks dropped.</summary>
    Plain,

    /// <summary>A picture behind the text.</summary>
    Emoji,
}
