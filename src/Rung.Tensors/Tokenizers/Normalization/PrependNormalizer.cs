namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>Puts something before a text that is not empty.</summary>
internal sealed class PrependNormalizer(string prefix) : Normalizer
{
    public override void Apply(AlignedText text)
    {
        if (text.Length == 0)
        {
            return;
        }

        text.Begin();
        text.Insert(prefix, index: 0);
        text.Keep(0, text.Length);
        text.Commit();
    }
}
