using System.Collections.Immutable;
using Rung.Core.Ladder;
using Rung.Engine.Checking.Curves;

namespace Rung.Engine.Reports.Checks;

/// <summary>What a learning curve says, in sentences.</summary>
internal static class CurveText
{
    public static ImmutableArray<string> Of(LearningCurve curve, Bar bar)
    {
        var last = curve.Points[^1];
        var (doubled, interval) = curve.Predict(2.0 * curve.LargestSize);
        var gain = doubled - last.Accuracy;
        ImmutableArray<string> lines =
        [
            FormattableString.Invariant($"Measured: {last.Accuracy:0.000} with {ReportText.Count(last.Size)} examples to learn from ({CurveLearner.Candidate}; {curve.Repetitions} times, {ReportText.Count(curve.Asked)} examples or groups held out; the frozen test was not asked)."),
            FormattableString.Invariant($"Doubling the examples would bring {gain * 100:+0.0;−0.0;0.0} points, to {doubled:0.000} [{interval.Low:0.000}, {interval.High:0.000}], {curve.Confidence * 100:0} %."),
        ];
        return bar.Quality is { } quality ? lines.Add(BarText(curve, quality)) : lines;
    }

    private static string BarText(LearningCurve curve, double quality)
    {
        var (likely, fewest, most) = curve.SizeFor(quality);
        return (likely, fewest, most) switch
        {
            (null, null, _) => FormattableString.Invariant($"More data will not bring rung 0 to the bar of {quality:0.000}: not even a thousand times as much."),
            (null, { } least, _) => FormattableString.Invariant($"Whether more data brings rung 0 to the bar of {quality:0.000} is unknown: at the very least {ReportText.Count((long)least)} examples, more likely never."),
            ({ } some, { } least, null) => FormattableString.Invariant($"The bar of {quality:0.000} needs about {ReportText.Count((long)some)} examples to learn from, at least {ReportText.Count((long)least)}; it may also never be reached by data alone."),
            ({ } some, { } least, { } all) => FormattableString.Invariant($"The bar of {quality:0.000} needs about {ReportText.Count((long)some)} examples to learn from [{ReportText.Count((long)least)}, {ReportText.Count((long)all)}]."),
            _ => "The curve does not say how many examples the bar needs.",
        };
    }
}
