using System.Globalization;
using System.Text;

namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>Leaves out combining marks: all of them, or those alone that take no room (BERT's way).</summary>
internal sealed class StripAccentsNormalizer(bool onlyNonSpacing) : RuneNormalizer
{
    protected override bool Leaves(ReadOnlySpan<char> text) => Ascii.IsValid(text);

    protected override void Write(Rune rune, AlignedText text, int start, int end)
    {
        var isMark = Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark => true,
            UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => !onlyNonSpacing,
            _ => false,
        };
        if (!isMark)
        {
            text.Keep(start, end);
        }
    }
}
