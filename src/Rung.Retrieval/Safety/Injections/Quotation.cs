using System.Text.RegularExpressions;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>
/// Tells speaking about an instruction from giving it. A text that quotes an attack and says so is worth less suspicion; so a
/// disguise as a textbook buys a discount, never silence: enough strong signs pass in any frame.
/// </summary>
internal static partial class Quotation
{
    private const double Discussed = 0.45;
    private const double QuotedAndDiscussed = 0.2;
    private const double Quoted = 0.6;
    private const double Narrated = 0.3;

    /// <param name="sentence">Folded.</param>
    /// <param name="at">Where in it the sign stands.</param>
    public static double Discount(string sentence, int at)
    {
        var isQuoted = IsQuoted(sentence, at);
        if (isQuoted && Speaking().IsMatch(sentence))
        {
            return Narrated;
        }

        var isDiscussed = About().IsMatch(sentence);
        return (isQuoted, isDiscussed) switch
        {
            (true, true) => QuotedAndDiscussed,
            (true, false) => Quoted,
            (false, true) => Discussed,
            _ => 1,
        };
    }

    private static bool IsQuoted(string sentence, int at)
    {
        foreach (var match in Quotes().EnumerateMatches(sentence))
        {
            if (at >= match.Index && at < match.Index + match.Length)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(?<![\w""])""(?=\S)[^""\n]{0,150}\s[^""\n]{1,150}""|`[^`\n]{1,300}`")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\b(?:attack(?:er|ers|s)?|injections?|jailbreaks?|red team|researchers?|such as|for example|beispiel|etwa|por ejemplo|par exemple|ejemplo|example prompt|consiste|detector|flags|filters? should|look for|test(?:s|ed)? (?:case|the filter)|expected:|must be escaped|special tokens?|phishing|participants|subjects|the paper|policy forbids|in the api|prompt injection|template|chatml|angreifer|attaquant|atacante|never allow|looks like|was found|employees)\b")]
    private static partial Regex About();

    [GeneratedRegex(@"\b(?:said|says|whispered|asked|cried|hissed|growled|told|answered|shouted|murmured|flusterte|sagte|susurro|dijo|murmura|dit|wrote|replied)\b")]
    private static partial Regex Speaking();
}
