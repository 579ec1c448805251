using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Engine.Checking.Profiles;

/// <summary>
/// How often the expected output stands in the input, word for word and at the borders of words, case and punctuation aside. What chance
/// does is measured on the same inputs, each with the expected output of another example that expects something else: "card arrival" stands
/// in messages about cards without any leak.
/// </summary>
/// <param name="Examined">Examples whose expected output has a letter or a digit.</param>
/// <param name="Count">Those whose input has it.</param>
/// <param name="Share">Of the examined.</param>
/// <param name="Interval">Of the share: Wilson, 95 %; examples of one group are taken as independent.</param>
/// <param name="Chance">The share with the expected output of another example.</param>
/// <param name="Ids">The first, at most 50, in the order of the ids.</param>
internal sealed record AnswerLeak(int Examined, int Count, double Share, Interval Interval, double Chance, ImmutableArray<ExampleId> Ids)
{
    /// <summary>How many times as often as by chance; <see langword="null"/> where chance never does it.</summary>
    public double? Lift => Chance > 0 ? Share / Chance : null;
}
