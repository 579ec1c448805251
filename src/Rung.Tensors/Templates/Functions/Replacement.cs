using System.Text;

namespace Rung.Tensors.Templates.Functions;

/// <summary>One string in the place of another, some or all times.</summary>
internal static class Replacement
{
    /// <param name="text">Where it is looked for.</param>
    /// <param name="old">What goes; empty, it is found before each character and at the end.</param>
    /// <param name="new">What comes.</param>
    /// <param name="count">How often at most; less than 0 for always.</param>
    /// <param name="rendering">Pays for it.</param>
    public static string Apply(string text, string old, string @new, long count, Rendering rendering)
    {
        var result = new StringBuilder();
        var done = 0;
        for (var from = 0; count != 0 && from <= text.Length; count--)
        {
            var found = text.IndexOf(old, from, StringComparison.Ordinal);
            if (found < 0)
            {
                break;
            }

            result.Append(text, done, found - done).Append(@new);
            rendering.Charge(1 + (@new.Length / 64));
            done = found + old.Length;
            from = old.Length > 0 ? done : found + 1;
        }

        return rendering.Made(result.Append(text, done, text.Length - done).ToString());
    }
}
