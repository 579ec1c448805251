using System.Text;

namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>Looks at each character by itself: keeps it, leaves it out, or puts another in its place.</summary>
internal abstract class RuneNormalizer : Normalizer
{
    public override void Apply(AlignedText text)
    {
        if (Leaves(text.Chars))
        {
            return;
        }

        text.Begin();
        for (var i = 0; i < text.Length;)
        {
            _ = Rune.DecodeFromUtf16(text.Chars[i..], out var rune, out var units);
            Write(rune, text, i, i + units);
            i += units;
        }

        text.Commit();
    }

    /// <summary>Whether a quick look says that nothing will change.</summary>
    protected abstract bool Leaves(ReadOnlySpan<char> text);

    /// <summary>Writes what stands for the character from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    protected abstract void Write(Rune rune, AlignedText text, int start, int end);
}
