using System.Globalization;
using System.Text;
using Rung.Core.Data;
using Rung.Engine.Baselines;
using Rung.Engine.Checking.Leakage;
using Rung.Studies.Copies;
using Rung.Studies.Rung0;

namespace Rung.Studies.Twinned;

/// <summary>The accuracy of each baseline with the leaked test examples and without them.</summary>
internal static class ScoreTable
{
    public static async Task WriteAsync(StringBuilder text, Banking77 data, TwinLeak leak, ulong seed)
    {
        var leaked = leak.Leaked.Select(one => one.Test).ToHashSet();
        var without = data.Test.Count - leaked.Count;
        Line(text, $"## What the twins do to the scores");
        Line(text, $"");
        Line(text, $"Accuracy of the baselines of rung 0 on the official test (seed {seed}; settings chosen by cross-validation on train), of all {data.Test.Count:#,0}");
        Line(text, $"examples, of the {without:#,0} without a twin in train (cosine below 0.90, as above), and of the {leaked.Count} with one. 95 % intervals, Wilson.");
        Line(text, $"");
        Line(text, $"| baseline | all | without twins | twins alone | all − without |");
        Line(text, $"| --- | --- | --- | --- | ---: |");
        var material = BaselineMaterial.Of(data.Train, OutputKind.Label, new BaselineOptions { Seed = seed });
        foreach (var baseline in BaselineCatalog.For(OutputKind.Label))
        {
            await Console.Error.WriteLineAsync(baseline.Name);
            var fit = baseline.Fit(material, progress: null, CancellationToken.None);
            var (right, rightTwins) = (0, 0);
            foreach (var example in data.Test)
            {
                var isRight = (await fit.Answerer.AnswerAsync(example, CancellationToken.None)).Output == example.Expected;
                right += isRight ? 1 : 0;
                rightTwins += isRight && leaked.Contains(example.Id) ? 1 : 0;
            }

            var difference = ((double)right / data.Test.Count) - ((double)(right - rightTwins) / without);
            Line(text, $"| {baseline.Name} | {Share.Of(right, data.Test.Count)} | {Share.Of(right - rightTwins, without)} | {Share.Of(rightTwins, leaked.Count)} | {difference:+0.0000;−0.0000} |");
        }

        Line(text, $"");
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
