namespace Rung.Retrieval;

/// <summary>A place in a text, in UTF-16 units: <paramref name="Start"/> inclusive, <paramref name="End"/> exclusive.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>How many UTF-16 units it covers.</summary>
    public int Length => End - Start;

    /// <summary>Whether <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether at least one character lies in both.</summary>
    public bool Overlaps(TextSpan other) => other.Start < End && other.End > Start;
}
