using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Rung.Core.Data;
using Rung.Core.Data.Edges;
using Rung.Core.Statistics;
using Rung.Core.Texts;

namespace Rung.Engine.Checking.Profiles;

/// <summary>Makes the profile of one split from what was read of its examples.</summary>
internal static class SplitReading
{
    private const double Confidence = 0.95;
    private const int ShownExpected = 200;

    public static SplitProfile Profile(
        Split? split, ReadOnlyMemory<Example> examples, ReadOnlyMemory<ExampleReading> readings, OutputKind output, IReadOnlyList<string> models)
    {
        var all = MemoryMarshal.ToEnumerable(examples).ToArray();
        var read = MemoryMarshal.ToEnumerable(readings).ToArray();
        return new SplitProfile
        {
            Split = split,
            Count = all.Length,
            Generated = all.Count(EdgeTags.IsGenerated),
            Labels = output is OutputKind.Label ? LabelReading.Of(all) : null,
            Characters = Quantiles.Of(read.Select(reading => reading.Characters)),
            Words = Quantiles.Of(read.Select(reading => reading.Words)),
            Tokens = Tokens(read, models),
            Scripts = Scripts(read),
            Fields = FieldReading.Of(all),
            Damage = Damage(all, read),
            Time = TimeReading.Of(all),
            Groups = Groups(all),
            Expected = Expected(all),
            AnswerInInput = AnswerInInput(all, read),
        };
    }

    private static ImmutableArray<TokenEstimate> Tokens(ExampleReading[] read, IReadOnlyList<string> models)
    {
        var letters = read.Sum(reading => (long)reading.Letters);
        var isLatin = letters > 0 && read.Sum(reading => (long)reading.LatinLetters) >= TokenEstimate.LeastLatin * letters;
        var tokens = isLatin ? Quantiles.Of(read.Select(TokensOf)) : null;
        var total = isLatin ? read.Sum(reading => (long)TokensOf(reading)) : (long?)null;
        return [.. models.Select(model => new TokenEstimate(model, tokens, total, isLatin ? TokenEstimate.Rule : TokenEstimate.Unknown))];
    }

    private static int TokensOf(ExampleReading reading) => (reading.Bytes + TokenEstimate.BytesPerToken - 1) / TokenEstimate.BytesPerToken;

    private static ImmutableArray<ScriptProfile> Scripts(ExampleReading[] read) =>
    [
        .. read.CountBy(reading => reading.Script is { } script ? (int)script : -1)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key)
            .Select(pair => new ScriptProfile(pair.Key < 0 ? null : (Script)pair.Key, pair.Value, (double)pair.Value / read.Length)),
    ];

    private static ImmutableArray<DamageProfile> Damage(Example[] all, ExampleReading[] read) =>
    [
        .. from kind in Enum.GetValues<DamageKind>()
           let damaged = all.Where((_, i) => read[i].Has(kind)).Select(example => example.Id).ToArray()
           where damaged.Length > 0
           select new DamageProfile(kind, damaged.Length, (double)damaged.Length / all.Length, First(damaged)),
    ];

    private static GroupProfile? Groups(Example[] all)
    {
        var sizes = all.Where(example => example.Group is not null).CountBy(example => example.Group!, StringComparer.Ordinal).ToArray();
        if (sizes.Length == 0)
        {
            return null;
        }

        var largest = sizes.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First();
        return new GroupProfile(
            sizes.Length,
            Quantiles.Of(sizes.Select(pair => pair.Value)),
            largest.Key,
            (double)largest.Value / all.Length,
            all.Length - sizes.Sum(pair => pair.Value));
    }

    private static ExpectedProfile Expected(Example[] all)
    {
        var counts = all.Select(example => example.Expected).OfType<string>().CountBy(expected => expected, StringComparer.Ordinal).ToArray();
        var count = counts.Sum(pair => pair.Value);
        var most = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault();
        var shown = most.Key ?? "";
        return new ExpectedProfile(
            all.Length - count,
            counts.Length,
            count > 0 ? (double)most.Value / count : 0,
            shown[..Math.Min(shown.Length, ShownExpected)],
            Quantiles.Of(all.Select(example => example.Expected).OfType<string>().Select(expected => expected.Length)));
    }

    private static AnswerLeak? AnswerInInput(Example[] all, ExampleReading[] read)
    {
        var examined = read.Count(reading => reading.Answer is not null);
        if (examined == 0)
        {
            return null;
        }

        var leaked = all.Where((_, i) => read[i].Answer is true).Select(example => example.Id).ToArray();
        var compared = read.Count(reading => reading.Chance is not null);
        return new AnswerLeak(
            examined,
            leaked.Length,
            (double)leaked.Length / examined,
            Wilson.Interval(leaked.Length, examined, Confidence),
            compared > 0 ? (double)read.Count(reading => reading.Chance is true) / compared : 0,
            First(leaked));
    }

    private static ImmutableArray<ExampleId> First(ExampleId[] ids) => [.. ids.Order().Take(DatasetProfile.MostIds)];
}
