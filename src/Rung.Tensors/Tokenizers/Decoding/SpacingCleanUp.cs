namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>Takes out the spaces that English does not have: before punctuation and in contractions.</summary>
internal static class SpacingCleanUp
{
    private static readonly (string From, string To)[] Steps =
    [
        (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"), (" do not", " don't"),
        (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
    ];

    public static string Apply(string text)
    {
        foreach (var (from, to) in Steps)
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text;
    }
}
