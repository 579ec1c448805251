using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Studies.Ownership;

/// <summary>How long the draws take, beside the plain loop, and whether both say the same.</summary>
internal static class TimeSection
{
    private const int Draws = 20_000;
    private const int Repetitions = 11;

    public static void Write(StringBuilder text)
    {
        var question = RealisticCase.Of(Draws);
        var loop = new PlainLoop(question);
        var (ours, theirs) = (new List<double>(), new List<double>());
        var (forecast, plain) = (ForecastNumbers.Of(OwnershipSimulation.Run(question)), loop.Run());
        var cost = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < Repetitions; i++)
        {
            ours.Add(Seconds(() => OwnershipSimulation.Run(question)));
        }

        var processor = (Process.GetCurrentProcess().TotalProcessorTime - cost).TotalSeconds / Repetitions;
        for (var i = 0; i < Repetitions; i++)
        {
            theirs.Add(Seconds(() => loop.Run()));
        }

        var apart = forecast.Select(number => (number.Key, Apart: Apart(number.Value, plain[number.Key]))).OrderByDescending(pair => pair.Apart).ToArray();
        text.Append(CultureInfo.InvariantCulture, $"""
            ## Time, and the same by hand

            {Draws:N0} draws of a case of four candidates (prompting and retrieval with billed models, an adapter and a distilled model on
            hardware of one's own), with value, chance of success and all fixed costs of `CostDefaults.BuiltIn`: {loop.Assumptions} assumptions,
            {loop.Uncertain} of them uncertain; seed {question.Seed}. Beside it a plain loop on one thread that has the formulas written out by hand and
            shares only the random numbers; {Repetitions} repetitions each in one process, after one to warm up.

            | what | median, ms | least | most |
            | --- | ---: | ---: | ---: |
            | `OwnershipSimulation.Run` | {Median(ours):0} | {1000 * ours.Min():0} | {1000 * ours.Max():0} |
            | the plain loop | {Median(theirs):0} | {1000 * theirs.Min():0} | {1000 * theirs.Max():0} |

            Processor time of a run over all threads: {1000 * processor:0} ms. The aim: less than 1,000 ms. {(Median(ours) < 1000 ? "Reached." : "**Not reached.**")}
            Both name {forecast.Count} numbers; {apart.Count(pair => pair.Apart == 0)} are equal to the last bit, the largest relative difference is {apart[0].Apart:0.0e+0}
            (`{apart[0].Key}`). All numbers of both are there: {forecast.Keys.SequenceEqual(plain.Keys)}.


            """);
    }

    private static double Apart(double first, double second) =>
        first.Equals(second) ? 0 : Math.Abs(first - second) / Math.Max(Math.Abs(first), Math.Abs(second));

    private static double Median(List<double> seconds) => 1000 * seconds.Order().ElementAt(seconds.Count / 2);

    private static double Seconds(Action action)
    {
        var watch = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(watch).TotalSeconds;
    }
}
