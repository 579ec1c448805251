namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>Leaves out white space at the ends.</summary>
internal sealed class StripNormalizer(bool left, bool right) : Normalizer
{
    public override void Apply(AlignedText text)
    {
        var end = right ? text.Chars.TrimEnd().Length : text.Length;
        var start = left ? end - text.Chars[..end].TrimStart().Length : 0;
        if (start == 0 && end == text.Length)
        {
            return;
        }

        text.Begin();
        text.Keep(start, end);
        text.Commit();
    }
}
