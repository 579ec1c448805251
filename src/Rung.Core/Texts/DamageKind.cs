namespace Rung.Core.Texts;

/// <summary>What can be wrong with the characters of a text.</summary>
public enum DamageKind
{
    /// <summary>UTF-8 that was read in another encoding: "cafÃ©".</summary>
    Mojibake,

    /// <summary>U+FFFD: what stood here is lost.</summary>
    ReplacementCharacter,

    /// <summary>A control character that is no tab and no line break.</summary>
    ControlCharacter,

    /// <summary>Half a character, which no encoding can write.</summary>
    LoneSurrogate,

    /// <summary>A character that nobody sees: zero width, bidirectional control, tag. Those that their script needs are not meant.</summary>
    InvisibleCharacter,

    /// <summary>A character whose meaning is private to a font.</summary>
    PrivateUse,

    /// <summary>An entity of HTML that was never decoded: <c>&amp;amp;</c>.</summary>
    HtmlEntity,

    /// <summary>A character that is still spelled as an escape: <c>\u00e9</c>.</summary>
    EscapedCharacter,
}
