namespace Rung.Tensors.Training;

/// <summary>Parts examples into passes of at most so many tokens, in their order; one that is longer goes alone.</summary>
internal static class Passes
{
    public static IEnumerable<int[]> Of(int[] examples, int maxTokens, Func<int, int> tokensOf)
    {
        var from = 0;
        var tokens = 0;
        for (var i = 0; i < examples.Length; i++)
        {
            var more = tokensOf(examples[i]);
            if (i > from && tokens + more > maxTokens)
            {
                yield return examples[from..i];
                (from, tokens) = (i, 0);
            }

            tokens += more;
        }

        if (from < examples.Length)
        {
            yield return examples[from..];
        }
    }
}
