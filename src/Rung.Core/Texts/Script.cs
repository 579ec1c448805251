namespace Rung.Core.Texts;

/// <summary>What a letter is written in. Emoji are counted beside the scripts, because a model meets them as such.</summary>
public enum Script
{
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Han,

    /// <summary>Hiragana and Katakana.</summary>
    Kana,
    Hangul,
    Devanagari,
    Thai,
    Emoji,

    /// <summary>Letters of any other script.</summary>
    Other,
}
