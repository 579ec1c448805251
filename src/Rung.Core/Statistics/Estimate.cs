namespace Rung.Core.Statistics;

/// <summary>A measured value with everything needed to believe it: its interval, how it was made and from how
/// much.</summary>
/// <param name="Value">The point estimate.</param>
/// <param name="Interval">The confidence interval.</param>
/// <param name="Count">The number of examples behind it.</param>
/// <param name="Groups">The number of groups, where examples are clustered; otherwise 0.</param>
/// <param name="Confidence">The coverage of the interval, for example 0.95.</param>
/// <param name="Method">The name of the method, as the reports print it, for example <c>wilson</c>.</param>
public readonly record struct Estimate(
    double Value, Interval Interval, int Count, int Groups, double Confidence, string Method);
