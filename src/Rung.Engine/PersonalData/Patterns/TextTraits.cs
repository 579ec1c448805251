namespace Rung.Engine.PersonalData.Patterns;

/// <summary>What a text must have before it is worth searching for a pattern. Read once a text, in one pass.</summary>
[Flags]
internal enum TextTraits
{
    None = 0,

    /// <summary>A digit.</summary>
    Digit = 1,

    /// <summary>Six digits, wherever they stand.</summary>
    Digits = 2,

    /// <summary>An at sign.</summary>
    At = 4,

    /// <summary>What an address in the web has: two slashes or "www.".</summary>
    Web = 8,

    /// <summary>Five dashes, as around a key.</summary>
    Dashes = 16,

    /// <summary>Two colons, as in addresses of machines.</summary>
    Colons = 32,
}
