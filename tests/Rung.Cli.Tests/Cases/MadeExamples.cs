using System.Text.Json;
using Rung.Core.Statistics;

namespace Rung.Cli.Tests.Cases;

/// <summary>Messages that nobody wrote, none like another, each with its label.</summary>
internal sealed class MadeExamples(bool isJson, int groupSize)
{
    private const int Words = 9;
    private const int SyllablesOfWord = 3;

    private static readonly string[] Labels = ["refund", "delivery", "battery", "invoice"];

    private static readonly string[] Syllables =
        ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi", "yo", "zu"];

    private readonly SplitMix64 _random = new(seed: 1);

    public static string IdOf(string split, int index) => FormattableString.Invariant($"{split}-{index}");

    /// <summary>The lines of a split; ids begin with its name.</summary>
    public string Split(string name, int count) => string.Concat(Enumerable.Range(0, count).Select(i => Line(name, i) + "\n"));

    /// <summary>The right answer, or a wrong one.</summary>
    public string Answer(int index, bool isRight)
    {
        var label = Labels[(isRight ? index : index + 1) % Labels.Length];
        return isJson ? JsonSerializer.Serialize(new { about = label }) : label;
    }

    private string Line(string split, int index)
    {
        var line = new Dictionary<string, string>
        {
            ["id"] = IdOf(split, index),
            ["input"] = string.Join(' ', Enumerable.Range(0, Words).Select(_ => Word())),
            ["expected"] = Answer(index, isRight: true),
        };
        if (groupSize > 1)
        {
            line["group"] = FormattableString.Invariant($"{split}-customer-{index / groupSize}");
        }

        return JsonSerializer.Serialize(line);
    }

    private string Word() =>
        string.Concat(Enumerable.Range(0, SyllablesOfWord).Select(_ => Syllables[_random.Next(Syllables.Length)]));
}
