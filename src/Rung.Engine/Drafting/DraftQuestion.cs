namespace Rung.Engine.Drafting;

/// <summary>Something that no measurement can tell, so that the team is asked.</summary>
/// <param name="Key">Where the answer stands in <c>rung.yaml</c>, such as <c>bar.quality</c>.</param>
/// <param name="Words">The question.</param>
/// <param name="Use">What the answer decides.</param>
/// <param name="Example">What an answer looks like.</param>
public sealed record DraftQuestion(string Key, string Words, string Use, string Example)
{
    /// <summary>The section of <c>rung.yaml</c>; empty for a key of the root.</summary>
    public string Section => Key.Contains('.', StringComparison.Ordinal) ? Key.Split('.')[0] : "";

    /// <summary>The key within its section.</summary>
    public string Name => Key.Split('.')[^1];
}
