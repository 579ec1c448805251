using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Rung.Engine.Retrieving.Prompts;

/// <summary>What a model wrote from numbered passages, taken apart.</summary>
/// <param name="Text">The answer without its citations; the phrase of abstention when the model abstained.</param>
/// <param name="Citations">The numbers of the passages that it cites, each once, ascending.</param>
/// <param name="Abstains">Whether it said that the passages do not hold the answer.</param>
internal sealed partial record CitedAnswer(string Text, ImmutableArray<int> Citations, bool Abstains)
{
    /// <summary>What a model is told to say when the passages do not hold the answer.</summary>
    public const string Abstention = "NOT IN THE DOCUMENTS";

    /// <summary>Goes up when the same text gives another answer: part of the definition of whoever reads by it.</summary>
    public const int Version = 1;

    public static CitedAnswer Parse(string written)
    {
        ImmutableArray<int> citations =
        [
            .. Citation().Matches(written).SelectMany(match => Number().Matches(match.Value))
                .Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).Distinct().Order(),
        ];
        var text = Citation().Replace(written, "").Trim();

        // Models like to put the phrase in quotes, in bold, or into a sentence of its own before an explanation.
        return text.TrimStart('"', '\'', '*', '_', '`', ' ').StartsWith(Abstention, StringComparison.OrdinalIgnoreCase)
            ? new CitedAnswer(Abstention, citations, Abstains: true)
            : new CitedAnswer(text, citations, Abstains: false);
    }

    // Three digits at most: "[1984]" is a year.
    [GeneratedRegex(@"\s?\[\d{1,3}(?:\s{0,3}[,;]\s{0,3}\d{1,3}){0,20}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Citation();

    [GeneratedRegex(@"\d{1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
