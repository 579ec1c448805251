using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Core.Economics.BreakEven;
using Rung.Core.Economics.Uncertainty;
using Rung.Core.Statistics;

namespace Rung.Studies.Ownership;

/// <summary>The formula of the break-even volume against the search that does without it.</summary>
internal static class AgreementSection
{
    private const ulong Seed = 77;
    private const int Cases = 10_000;
    private const int Repetitions = 11;

    public static void Write(StringBuilder text)
    {
        var pairs = Enumerable.Range(0, Cases).Select(number => Pair.Draw(SplitMix64.Derive(Seed, (ulong)number))).ToArray();
        var answers = pairs.Select(pair => (Closed: pair.ByFormula(), Searched: pair.BySearch())).ToArray();
        var crossing = answers.Where(answer => answer is { Closed: > 0 and <= 1e12, Searched: > 0 and <= 1e12 }).ToArray();
        var large = crossing.Where(answer => answer.Closed >= 1000).ToArray();
        var others = answers.Where(answer => answer is not { Closed: > 0 and <= 1e12, Searched: > 0 and <= 1e12 }).ToArray();
        var unlike = others.Count(answer => !Kind(answer.Closed).Equals(Kind(answer.Searched)));
        text.Append(CultureInfo.InvariantCulture, $"""
            ## The break-even volume by formula and by search

            {Cases:N0} random pairs (seed {Seed}): one-offs and monthly costs of $0 to 100,000, calls of $0 to 0.10, growth of −10 to 30 % a month,
            1 to 36 months. {crossing.Length:N0} break even at a volume above zero and up to 10¹² calls a month; in the others (never, always, only below a volume)
            both say the same but for {unlike}.

            | what | cases | largest relative difference | median | largest difference, calls a month |
            | --- | ---: | ---: | ---: | ---: |
            | from 1,000 calls a month on | {large.Length:N0} | {Relative(large).Max():0.0e+0} | {Median(Relative(large)):0.0e+0} | {Absolute(large).Max():0.0e+0} |
            | below 1,000 | {crossing.Length - large.Length:N0} | {Relative(Below(crossing)).Max():0.0e+0} | {Median(Relative(Below(crossing))):0.0e+0} | {Absolute(Below(crossing)).Max():0.0e+0} |

            The search halves a bracket 24 times (2⁻²⁴ = 6e-8 of it); below 1,000 calls the bracket is [0, 1,000], so that the error is
            absolute there. Time of one: {Nanoseconds(pairs, pair => pair.ByFormula()):0} ns by formula, {Nanoseconds(pairs, pair => pair.BySearch()):0} ns by search (median of {Repetitions} rounds over all pairs).


            """);
    }

    private static (double Closed, double Searched)[] Below((double Closed, double Searched)[] crossing) => [.. crossing.Where(answer => answer.Closed < 1000)];

    private static double[] Relative((double Closed, double Searched)[] answers) =>
        [.. answers.Select(answer => Math.Abs(answer.Closed - answer.Searched) / answer.Closed).DefaultIfEmpty()];

    private static double[] Absolute((double Closed, double Searched)[] answers) =>
        [.. answers.Select(answer => Math.Abs(answer.Closed - answer.Searched)).DefaultIfEmpty()];

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    /// <summary>Beyond the search's reach is never.</summary>
    private static double Kind(double calls) => calls switch
    {
        > 1e12 => double.PositiveInfinity,
        > 0 => 1,
        _ => calls,
    };

    private static double Nanoseconds(Pair[] pairs, Func<Pair, double> answer) => Median(
    [
        .. Enumerable.Range(0, Repetitions).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            var sum = pairs.Sum(answer);
            GC.KeepAlive(sum);
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds / pairs.Length;
        }),
    ]);

    private sealed record Pair(DrawnCost Challenger, DrawnCost Incumbent, double Growth, int Months)
    {
        public static Pair Draw(SplitMix64 random) => new(
            Cost(random), Cost(random), (random.NextDouble() * 0.4) - 0.1, 1 + random.Next(36));

        public double ByFormula() => BreakEvenVolume.ClosedForm(Challenger, Incumbent, Growth, Months);

        public double BySearch() => BreakEvenVolume.Bisected(Challenger, Incumbent, Growth, Months);

        private static DrawnCost Cost(SplitMix64 random) => new()
        {
            OneOff = Amount(random, most: 100_000),
            Monthly = Amount(random, most: 100_000),
            PerCall = Amount(random, most: 0.1),
        };

        /// <summary>Zero one time in ten; else of all magnitudes, down to a thousandth of the most.</summary>
        private static double Amount(SplitMix64 random, double most) => random.Next(10) == 0 ? 0 : most * Math.Pow(10, -3 * random.NextDouble());
    }
}
