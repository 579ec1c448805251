using Rung.Tensors.Tokenizers.Patterns;

namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>Puts a text in the place of each match of a pattern.</summary>
internal sealed class ReplaceNormalizer(Pattern pattern, string content, string? literal = null) : Normalizer
{
    public override void Apply(AlignedText text)
    {
        if (literal is not null && text.Chars.IndexOf(literal, StringComparison.Ordinal) < 0)
        {
            return;
        }

        var scan = pattern.Rent();
        var done = 0;
        text.Begin();
        while (scan.TryNext(text.Chars, out var start, out var end))
        {
            text.Keep(done, start);
            text.Put(content, start, end);
            done = end;
        }

        text.Keep(done, text.Length);
        text.Commit();
        pattern.Return(scan);
    }
}
