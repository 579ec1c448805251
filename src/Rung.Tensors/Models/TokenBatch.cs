namespace Rung.Tensors.Models;

/// <summary>
/// Texts laid behind each other without padding. Attention stays within a text and positions begin anew with each, so
/// packing changes nothing but speed.
/// </summary>
internal sealed class TokenBatch
{
    /// <summary>No token is asked for at this place.</summary>
    public const int NoTarget = -1;

    private TokenBatch(int[] tokens, int[] targets, int[] starts)
    {
        Tokens = tokens;
        Targets = targets;
        Starts = starts;
    }

    public int[] Tokens { get; }

    /// <summary>For each place the token that should come next, or <see cref="NoTarget"/>.</summary>
    public int[] Targets { get; }

    /// <summary>Where each text begins, and at last where the last one ends.</summary>
    public int[] Starts { get; }

    public int Rows => Tokens.Length;

    public int Texts => Starts.Length - 1;

    public int TargetCount => Targets.Count(target => target != NoTarget);

    /// <summary>Texts without targets.</summary>
    public static TokenBatch Of(IReadOnlyList<int[]> texts) => Of(texts, (_, _) => false);

    /// <param name="texts">The tokens of each text; none is empty.</param>
    /// <param name="learns">Whether the token at a place of a text is to be learnt.</param>
    public static TokenBatch Of(IReadOnlyList<int[]> texts, Func<int, int, bool> learns)
    {
        var starts = new int[texts.Count + 1];
        for (var text = 0; text < texts.Count; text++)
        {
            starts[text + 1] = starts[text] + texts[text].Length;
        }

        var targets = new int[starts[^1]];
        for (var text = 0; text < texts.Count; text++)
        {
            for (var place = 0; place < texts[text].Length; place++)
            {
                targets[starts[text] + place] = place + 1 < texts[text].Length && learns(text, place + 1) ? texts[text][place + 1] : NoTarget;
            }
        }

        return new TokenBatch([.. texts.SelectMany(text => text)], targets, starts);
    }
}
