using System.Text;
using Rung.Core.Statistics;

namespace Rung.Core.Data.Edges;

/// <summary>Careless blanks and punctuation.</summary>
internal static class Noise
{
    private const int Chance = 4;

    /// <summary>One blank in four is doubled or a tab; one mark of punctuation in four is dropped and one in four repeated; at the end stands one more.</summary>
    public static string Apply(string text, SplitMix64 random)
    {
        var noisy = new StringBuilder(text.Length + Chance);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ':
                    noisy.Append(random.Next(Chance) > 0 ? " " : random.Next(2) == 0 ? "  " : "\t");
                    break;
                case '.' or ',' or '!' or '?' or ';' or ':' when IsAtWordEnd(text, i):
                    noisy.Append(text[i], random.Next(Chance) switch { 0 => 0, 1 => 3, _ => 1 });
                    break;
                default:
                    noisy.Append(text[i]);
                    break;
            }
        }

        return noisy.Append(random.Next(2) == 0 ? " ." : "!!").ToString();
    }

    /// <summary>Not within a number or an address: those are what the text is about.</summary>
    private static bool IsAtWordEnd(string text, int place) => place + 1 == text.Length || char.IsWhiteSpace(text[place + 1]);
}
