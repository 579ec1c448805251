using System.Numerics;

namespace Rung.Core.Similarity;

/// <summary>
/// Which pairs of neighbouring characters a text has an odd number of, in 128 bits. An edit changes at most six of them (an
/// exchange of neighbours takes three pairs away and adds three), so texts whose sketches differ in more than six bits an
/// edit are not near: no pair is lost by looking here first.
/// </summary>
internal readonly record struct LetterSketch(ulong Low, ulong High)
{
    private const int BitsPerEdit = 6;

    public static LetterSketch Of(string text)
    {
        ulong low = 0, high = 0;
        uint previous = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var character = i < text.Length ? text[i] : 1u;
            var bit = (int)(unchecked(((previous << 16) | character) * 0x9E3779B1u) >> 25);
            if (bit < 64)
            {
                low ^= 1UL << bit;
            }
            else
            {
                high ^= 1UL << bit;
            }

            previous = character;
        }

        return new LetterSketch(low, high);
    }

    public bool MayBeWithin(LetterSketch other, int edits) =>
        BitOperations.PopCount(Low ^ other.Low) + BitOperations.PopCount(High ^ other.High) <= BitsPerEdit * edits;
}
