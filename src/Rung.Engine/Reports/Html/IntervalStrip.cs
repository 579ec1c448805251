using System.Globalization;
using Rung.Core.Statistics;

namespace Rung.Engine.Reports.Html;

/// <summary>Draws estimates with their intervals to one scale, one small picture a row.</summary>
internal sealed class IntervalStrip
{
    private const double Width = 240;
    private const double Height = 22;
    private const double Inset = 8;
    private const double Smallest = 0.02;

    private readonly double _low;
    private readonly double _high;
    private readonly double? _line;
    private readonly string _lineClass;

    /// <param name="intervals">All intervals that will be drawn: they decide the scale.</param>
    /// <param name="line">Where a line stands in every row: the bar, or zero.</param>
    /// <param name="lineClass">How the line looks.</param>
    /// <param name="limits">What the scale never passes.</param>
    public IntervalStrip(IEnumerable<Interval> intervals, double? line, string lineClass, Interval limits)
    {
        var all = intervals.ToArray();
        var low = all.Select(interval => interval.Low).Append(line ?? double.MaxValue).Min();
        var high = all.Select(interval => interval.High).Append(line ?? double.MinValue).Max();
        var pad = Math.Max(Smallest, (high - low) * 0.05);
        _low = Math.Max(limits.Low, low - pad);
        _high = Math.Min(limits.High, high + pad);
        _line = line;
        _lineClass = lineClass;
    }

    public string Scale => string.Create(CultureInfo.InvariantCulture, $"scale {_low:0.00} to {_high:0.00}");

    public string Draw(double value, Interval interval, string className, string description)
    {
        const double Middle = Height / 2;
        var line = _line is { } at ? Invariant($"<line class=\"{_lineClass}\" x1=\"{X(at):0.0}\" y1=\"1\" x2=\"{X(at):0.0}\" y2=\"{Height - 1}\"/>") : "";
        return Invariant($"<svg class=\"strip {className}\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlText.Escaped(description)}\">")
            + Invariant($"<line class=\"axis\" x1=\"{Inset}\" y1=\"{Middle}\" x2=\"{Width - Inset}\" y2=\"{Middle}\"/>{line}")
            + Invariant($"<line class=\"whisker\" x1=\"{X(interval.Low):0.0}\" y1=\"{Middle}\" x2=\"{X(interval.High):0.0}\" y2=\"{Middle}\"/>")
            + Invariant($"<circle class=\"dot\" cx=\"{X(value):0.0}\" cy=\"{Middle}\" r=\"4.5\"/></svg>");
    }

    private double X(double value) =>
        Inset + ((Width - (2 * Inset)) * Math.Clamp((value - _low) / Math.Max(_high - _low, 1e-9), 0, 1));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
