using System.Globalization;
using System.Text;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;
using Rung.Core.Statistics;

namespace Rung.Studies.Ownership;

/// <summary>Whether "B is cheaper with a probability of 70 %" comes true in seven worlds of ten.</summary>
internal static class CheaperSection
{
    private const ulong Seed = 9001;
    private const int CallsPerMonth = 100_000;
    private const int Months = 12;
    private const int Draws = 2_000;
    private const int Bins = 10;
    private const double Spread = 0.8;
    private const double OneOffShare = 0.2;

    /// <summary>Calls of a sample, and by how many standard errors of the difference true costs may lie apart.</summary>
    private static readonly (int Calls, double Reach)[] Settings = [(50, 5), (200, 5), (1000, 5), (200, 1)];

    public static void Write(StringBuilder text, int worlds)
    {
        text.Append(CultureInfo.InvariantCulture, $"""
            ## The probability that B is cheaper

            {worlds:N0} worlds for each column (seed {Seed}). A and B have true mean tokens of their own (log-normal calls, σ = {Spread}), B a one-off of a
            fifth of A's true total besides, known for certain; B's prices are such that the true totals differ by a factor e^u, with u uniform in
            ±r / √n. About one standard error of u's estimate is 1 / √n: at r = 5 the worlds reach well beyond what a sample can tell apart, at r = 1
            all are nearly equal. Each sample has n calls; 2,000 draws. Each cell: the share of worlds in which B truly is cheaper, its 95 %
            Wilson interval, and how many worlds were told such a probability. **Bold**: the mean of what was told is outside the interval.

            | told | {string.Join(" | ", Settings.Select(setting => $"n = {setting.Calls:N0}, r = {setting.Reach}"))} |
            | --- |{string.Concat(Settings.Select(_ => " --- |"))}

            """);
        var columns = Settings.Select((setting, place) => Worlds(setting.Calls, setting.Reach, worlds, Seed + (ulong)place)).ToArray();
        for (var bin = 0; bin < Bins; bin++)
        {
            var cells = columns.Select(column => Cell([.. column.Where(world => BinOf(world.Told) == bin)]));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {bin * 10}–{(bin + 1) * 10} % | {string.Join(" | ", cells)} |");
        }

        text.AppendLine().AppendLine(
            "Expected calibration error (the mean over worlds of |told − came true| by tenths): "
            + string.Join(", ", columns.Select(column => Error(column).ToString("0.000", CultureInfo.InvariantCulture))) + ", in the columns' order.").AppendLine();
    }

    private static (double Told, bool IsTrue)[] Worlds(int calls, double reach, int worlds, ulong seed)
    {
        var told = new (double, bool)[worlds];
        Parallel.For(0, worlds, number => told[number] = World(calls, reach, SplitMix64.Derive(seed, (ulong)number)));
        return told;
    }

    private static (double Told, bool IsTrue) World(int calls, double reach, SplitMix64 random)
    {
        var priceOfA = new ModelPrice { Input = 1m, Output = 8m };
        var (usesA, perCallA) = Sample("a", calls, random, priceOfA);
        var (usesB, perCallB) = Sample("b", calls, random, priceOfA);
        var apart = ((2 * random.NextDouble()) - 1) * reach / Math.Sqrt(calls);
        var totalOfA = Months * CallsPerMonth * perCallA;
        var oneOff = OneOffShare * totalOfA;

        // B's prices are scaled so that its one-off and twelve months cost e^u times what A's do.
        var factor = (decimal)(((totalOfA * Math.Exp(apart)) - oneOff) / (Months * CallsPerMonth * perCallB));
        var priceOfB = new ModelPrice { Input = priceOfA.Input * factor, Output = priceOfA.Output * factor };
        var forecast = OwnershipSimulation.Run(new()
        {
            Traffic = Traffic.Of(CallsPerMonth),
            Candidates =
            [
                new() { Name = "a", Running = [new TokenBilling(priceOfA, usesA)] },
                new()
                {
                    Name = "b",
                    Running = [new TokenBilling(priceOfB, usesB)],
                    Items = [CostItem.Of("one-off", CostTiming.Once, Quantity.Certain(oneOff), "known")],
                },
            ],
            Months = Months,
            Horizon = 1,
            Draws = Draws,
            Seed = random.NextUInt64(),
        });
        return (forecast.Against("b").ProbabilityCheaper, apart < 0);
    }

    private static (TokenUse Uses, double PerCall) Sample(string name, int calls, SplitMix64 random, ModelPrice price)
    {
        var input = 300 * Math.Pow(8_000 / 300.0, random.NextDouble());
        var output = 30 * Math.Pow(800 / 30.0, random.NextDouble());
        var sample = new TokenSample(Enumerable.Range(0, calls).Select(_ => new TokenCounts(
            LogNormal.Whole(random, LogNormal.Draw(random, input, Spread)), 0, LogNormal.Whole(random, LogNormal.Draw(random, output, Spread)), 0)).ToArray());
        return (sample.ToUse(name, confidence: 0.95), ((input * (double)price.Input) + (output * (double)price.Output)) / 1e6);
    }

    private static int BinOf(double told) => Math.Min((int)(told * Bins), Bins - 1);

    private static string Cell((double Told, bool IsTrue)[] worlds)
    {
        if (worlds.Length == 0)
        {
            return "none";
        }

        var cameTrue = worlds.Count(world => world.IsTrue);
        var interval = Wilson.Interval(cameTrue, worlds.Length, confidence: 0.95);
        var told = worlds.Average(world => world.Told);
        var mark = interval.Excludes(told) ? "**" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{mark}{100.0 * cameTrue / worlds.Length:0.0}{mark} [{100 * interval.Low:0.0}, {100 * interval.High:0.0}], told {100 * told:0.0}, {worlds.Length:N0}");
    }

    private static double Error((double Told, bool IsTrue)[] worlds) => worlds
        .GroupBy(world => BinOf(world.Told))
        .Sum(bin => Math.Abs(bin.Average(world => world.Told) - bin.Average(world => world.IsTrue ? 1.0 : 0.0)) * bin.Count() / worlds.Length);
}
