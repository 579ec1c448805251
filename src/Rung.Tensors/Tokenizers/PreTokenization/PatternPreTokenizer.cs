using Rung.Tensors.Tokenizers.Patterns;

namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>Splits at the matches of a pattern, or, inverted, at what lies between them.</summary>
internal sealed class PatternPreTokenizer(Pattern pattern, SplitBehavior behavior, bool isInverted) : SplittingPreTokenizer
{
    protected override void Split(ReadOnlySpan<char> text, int offset, PieceList pieces)
    {
        var separation = new Separation(behavior, offset, pieces);
        var scan = pattern.Rent();
        var done = 0;
        while (scan.TryNext(text, out var start, out var end))
        {
            separation.Add(done, start, isSeparator: isInverted);
            separation.Add(start, end, isSeparator: !isInverted);
            done = end;
        }

        separation.Add(done, text.Length, isSeparator: isInverted);
        separation.Finish();
        pattern.Return(scan);
    }
}
