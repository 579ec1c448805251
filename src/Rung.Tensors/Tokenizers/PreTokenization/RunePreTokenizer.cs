using Rung.Tensors.Tokenizers.Patterns;

namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>Splits at single characters of a set: white space, digits, punctuation, a delimiter.</summary>
internal sealed class RunePreTokenizer(RuneSet separators, SplitBehavior behavior) : SplittingPreTokenizer
{
    protected override void Split(ReadOnlySpan<char> text, int offset, PieceList pieces)
    {
        var separation = new Separation(behavior, offset, pieces);
        var done = 0;
        for (var i = 0; i < text.Length;)
        {
            var units = separators.Match(text, i);
            if (units > 0)
            {
                separation.Add(done, i, isSeparator: false);
                separation.Add(i, i + units, isSeparator: true);
                done = i + units;
            }

            i += units > 0 ? units : PatternPlace.UnitsAt(text, i);
        }

        separation.Add(done, text.Length, isSeparator: false);
        separation.Finish();
    }
}
