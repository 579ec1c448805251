using System.Text;
using System.Text.RegularExpressions;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>Decodes what may hide an instruction: base64, hexadecimal, percent signs, entities, ROT13, reversal, spaced letters, digits for letters, tags.</summary>
internal static partial class Payloads
{
    private const int MostDecoded = 4000;
    private const double Readable = 0.9;
    private const string Digits = "01345789@$!";
    private const string Letters = "oieastbgasi";

    /// <param name="text">As it stands in the document.</param>
    /// <param name="isFiltered">Whether patterns are left out that cannot match; what is found is the same.</param>
    public static IEnumerable<Payload> In(string text, bool isFiltered = true)
    {
        var able = isFiltered ? PayloadHints.Of(text) : PayloadHints.Everything;
        return Matches(able.Base64, text, Base64(), Base64Text, "base64")
            .Concat(Matches(able.Hex, text, Hex(), HexText, "hexadecimal"))
            .Concat(Matches(able.Percent, text, Percent(), Uri.UnescapeDataString, "percent signs"))
            .Concat(Matches(able.Tags, text, Tags(), TagText, "invisible tags"))
            .Concat(Matches(able.Spaced, text, Spaced(), Squeezed, "letters set apart"))
            .Concat(Whole(text, able));
    }

    private static IEnumerable<Payload> Whole(string text, PayloadHints able)
    {
        var span = new TextSpan(0, text.Length);
        if (text.Length > MostDecoded)
        {
            yield break;
        }

        if (text.Contains("&#", StringComparison.Ordinal))
        {
            yield return new Payload(span, System.Net.WebUtility.HtmlDecode(text), "entities");
        }

        if (Rotated().IsMatch(text))
        {
            yield return new Payload(span, string.Concat(text.Select(Rotate)), "ROT13");
        }

        if (Reversed().IsMatch(text))
        {
            yield return new Payload(span, string.Concat(text.Reverse()), "reversed letters");
        }

        if (able.Spaced && Spaced().IsMatch(text))
        {
            yield return new Payload(span, Spaced().Replace(text, letters => Squeezed(letters.Value)), "letters set apart");
        }

        if (able.MixedWords && MixedWords().Count(text) > 1)
        {
            yield return new Payload(span, MixedWords().Replace(text, word => string.Concat(word.Value.Select(Lettered))), "digits for letters");
        }
    }

    private static IEnumerable<Payload> Matches(bool isAble, string text, Regex pattern, Func<string, string> decode, string form)
    {
        if (!isAble)
        {
            yield break;
        }

        foreach (var match in pattern.Matches(text).Where(match => match.Length <= MostDecoded))
        {
            if (decode(match.Value) is { Length: > 5 } decoded && IsReadable(decoded))
            {
                yield return new Payload(new TextSpan(match.Index, match.Index + match.Length), decoded, form);
            }
        }
    }

    private static bool IsReadable(string text) => text.Count(character => char.IsLetterOrDigit(character) || character is ' ' or '.' or ',' or ';' or ':' or '\'' or '"' or '-' or '_' or '\n' or '!' or '?' or '/') >= Readable * text.Length
        && text.Any(char.IsLetter);

    private static string Base64Text(string text)
    {
        var padded = text.TrimEnd('=');
        var bytes = new byte[padded.Length];
        padded += new string('=', (4 - (padded.Length % 4)) % 4);
        return Convert.TryFromBase64String(padded.Replace('-', '+').Replace('_', '/'), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }

    private static string HexText(string text)
    {
        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        return digits.Length % 2 == 0 ? Encoding.UTF8.GetString(Convert.FromHexString(digits)) : "";
    }

    private static string TagText(string text)
    {
        var decoded = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            decoded.Append(rune.Value is > 0xE001F and < 0xE007F ? (char)(rune.Value - 0xE0000) : ' ');
        }

        return decoded.ToString();
    }

    /// <summary>Two spaces or more part words; where nothing does, the words run together.</summary>
    private static string Squeezed(string text) =>
        string.Join(' ', WordGaps().Split(text).Select(word => string.Concat(word.Where(char.IsLetterOrDigit))));

    private static char Rotate(char character) => character switch
    {
        >= 'a' and <= 'z' => (char)('a' + ((character - 'a' + 13) % 26)),
        >= 'A' and <= 'Z' => (char)('A' + ((character - 'A' + 13) % 26)),
        _ => character,
    };

    private static char Lettered(char character) => Digits.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? Letters[at] : character;

    [GeneratedRegex(@"[A-Za-z0-9+/_\-]{24,}={0,2}")]
    private static partial Regex Base64();

    [GeneratedRegex(@"(?:0[xX])?(?:[0-9a-fA-F]{2}){10,}")]
    private static partial Regex Hex();

    [GeneratedRegex(@"(?:%[0-9A-Fa-f]{2}){6,}")]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?:\uDB40[\uDC00-\uDC7F]){4,}")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\b[A-Za-z](?:[ .\-_*|]{1,4}[A-Za-z]){5,200}\b")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex WordGaps();

    [GeneratedRegex("vtaber|cerivbhf|vafgehpgvba|flfgrz|cebzcg|nffvfgnag|cnffjbeq", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rotated();

    [GeneratedRegex("erongi|suoiverp|snoitcurtsni|metsys|tpmorp|drowssap", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reversed();

    [GeneratedRegex(@"\b(?=\w{0,20}[A-Za-z])(?=\w{0,20}[0-9])\w{2,20}\b")]
    private static partial Regex MixedWords();
}
