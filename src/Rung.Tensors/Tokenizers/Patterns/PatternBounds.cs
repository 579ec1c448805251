using System.Globalization;

namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>The bounds of a repetition, <c>{2}</c>, <c>{2,}</c>, <c>{,3}</c> or <c>{2,3}</c>; any other brace is a literal.</summary>
internal static class PatternBounds
{
    public static bool TryRead(string pattern, ref int position, out int least, out int? most)
    {
        (least, most) = (0, null);
        var end = pattern.IndexOf('}', position);
        if (end < 0 || end == position + 1)
        {
            return false;
        }

        var inside = pattern.AsSpan(position + 1, end - position - 1);
        var comma = inside.IndexOf(',');
        var first = comma < 0 ? inside : inside[..comma];
        var second = comma < 0 ? inside : inside[(comma + 1)..];
        if (!IsNumber(first) || !IsNumber(second) || (first.IsEmpty && second.IsEmpty))
        {
            return false;
        }

        least = first.IsEmpty ? 0 : ToNumber(first);
        most = second.IsEmpty ? null : ToNumber(second);
        position = end + 1;
        return true;
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static int ToNumber(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
