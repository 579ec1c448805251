using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Rung.Core.Statistics;

namespace Rung.Studies.Ownership;

/// <summary>How often intervals of twelve-month totals from measured calls cover the truth.</summary>
internal static class CoverageSection
{
    private const ulong Seed = 4711;

    public static void Write(StringBuilder text, int worlds)
    {
        text.Append(CultureInfo.InvariantCulture, $"""
            ## Coverage of the twelve-month total

            {worlds:N0} worlds for each line (seed {Seed}). A world has true mean tokens of input (300 to 8,000) and output (30 to 800) and a true quality
            (.60 to .98), all drawn; its calls are log-normal around them (σ of the logarithms as given; ρ is the correlation of a call's input
            and output). It shows n calls and n scored examples. `TokenSample.ToUse`, `Quantity.Measured` and `MeasuredShare` make a candidate of
            them, `OwnershipSimulation.Run` draws 2,000 times at a known volume, and the interval of the total over twelve months covers
            the truth or not; likewise that of the net, at $0.01 earned by a correct answer and $0.005 lost by a wrong one. No range
            of an expert is among the inputs. "By whole calls" is the same from the mean cost of a call (`TokenSample.CostEstimate`, `PerCallBilling`)
            instead of its kinds of tokens. In brackets the 95 % Wilson interval of the simulation itself. The bar: 94 % at nominal 95 %;
            **bold** is surely below it.

            | σ | ρ | cache | n | total, 95 % | total, 80 % | net, 95 % | net, 80 % | by whole calls, 95 % | by whole calls, 80 % |
            | --- | --- | --- | ---: | --- | --- | --- | --- | --- | --- |

            """);
        var stream = 0UL;
        foreach (var setting in CoverageSetting.All)
        {
            var counts = Counts(setting, worlds, Seed + stream++);
            var cells = counts.Select((count, place) => Cell(count, worlds, bar: place % 2 == 0 ? 0.94 : 0));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {setting.Spread:0.0} | {setting.Correlation:0.0} | {(setting.ReadsCache ? "yes" : "no")} | {setting.Calls:N0} | {string.Join(" | ", cells)} |");
            Console.Error.WriteLine(setting);
        }

        text.AppendLine();
    }

    private static int[] Counts(CoverageSetting setting, int worlds, ulong seed)
    {
        var covered = new ImmutableArray<bool>[worlds];
        Parallel.For(0, worlds, number => covered[number] = Covered(new(setting, SplitMix64.Derive(seed, (ulong)number))));
        return [.. Enumerable.Range(0, covered[0].Length).Select(place => covered.Count(world => world[place]))];
    }

    private static ImmutableArray<bool> Covered(CoverageWorld world)
    {
        var forecast = world.Forecast();
        var (kinds, whole) = (forecast.Of("kinds"), forecast.Of("whole"));
        return
        [
            !kinds.Total.Central95.Excludes(world.TrueTotal),
            !kinds.Total.Central80.Excludes(world.TrueTotal),
            !kinds.Net!.Central95.Excludes(world.TrueNet),
            !kinds.Net.Central80.Excludes(world.TrueNet),
            !whole.Total.Central95.Excludes(world.TrueTotal),
            !whole.Total.Central80.Excludes(world.TrueTotal),
        ];
    }

    private static string Cell(int count, int worlds, double bar)
    {
        var interval = Wilson.Interval(count, worlds, confidence: 0.95);
        var mark = interval.High < bar ? "**" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{mark}{100.0 * count / worlds:0.0}{mark} [{100 * interval.Low:0.0}, {100 * interval.High:0.0}]");
    }
}
