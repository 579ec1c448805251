namespace Rung.Engine.Baselines.Features;

/// <summary>What a text is cut into.</summary>
internal enum TextFeatures
{
    /// <summary>Words of two or more letters, digits or underscores, alone and in pairs.</summary>
    Words,

    /// <summary>Runs of two to five characters, over word boundaries.</summary>
    Characters,

    /// <summary>Runs of two to five characters within words, each word with a blank before and behind it: blind to the order of words.</summary>
    WordCharacters,
}
