namespace Rung.Studies.Ownership;

/// <summary>Sums the plain loop's outcomes up, under the names that <see cref="ForecastNumbers"/> gives.</summary>
internal static class PlainSummary
{
    private static readonly string[] Candidates = ["prompting", "retrieval", "lora", "distilled"];

    public static SortedDictionary<string, double> Of(Dictionary<string, double[]> outcomes, Dictionary<string, double> expected)
    {
        var numbers = new SortedDictionary<string, double>(StringComparer.Ordinal);
        AddShares(numbers, outcomes, "total", "cheapest", sign: -1);
        AddShares(numbers, outcomes, "net", "best-net", sign: 1);
        foreach (var challenger in Candidates[1..])
        {
            numbers[$"{challenger}.cheaper"] = ShareAboveZero(outcomes[$"{challenger}.saving"]);
            numbers[$"{challenger}.better-net"] = ShareAboveZero(outcomes[$"{challenger}.gain"]);
        }

        foreach (var (name, draws) in outcomes.Where(outcome => !outcome.Key.EndsWith("gain", StringComparison.Ordinal)))
        {
            var mean = draws.Average();
            var sorted = draws.Order().ToArray();
            if (name.Contains("break-even", StringComparison.Ordinal))
            {
                AddBreakEven(numbers, name, sorted);
                continue;
            }

            numbers[$"{name}.expected"] = expected[name];
            numbers[$"{name}.mean"] = mean;
            foreach (var probability in new[] { 0.025, 0.1, 0.5, 0.9, 0.975 })
            {
                numbers[$"{name}.{probability}"] = Quantile(sorted, probability);
            }
        }

        return numbers;
    }

    private static void AddBreakEven(SortedDictionary<string, double> numbers, string name, double[] sorted)
    {
        numbers[$"{name}.never"] = (double)sorted.Count(double.IsPositiveInfinity) / sorted.Length;
        numbers[$"{name}.always"] = (double)sorted.Count(value => value == 0) / sorted.Length;
        foreach (var probability in ForecastNumbers.BreakEvenQuantiles)
        {
            numbers[$"{name}.{probability}"] = sorted[(int)Math.Ceiling(probability * (sorted.Length - 1))];
        }
    }

    private static void AddShares(
        SortedDictionary<string, double> numbers, Dictionary<string, double[]> outcomes, string outcome, string share, int sign)
    {
        var draws = outcomes[$"prompting.{outcome}"].Length;
        foreach (var candidate in Candidates)
        {
            var own = outcomes[$"{candidate}.{outcome}"];
            numbers[$"{candidate}.{share}"] = (double)Enumerable.Range(0, draws)
                .Count(number => Candidates.All(other => sign * own[number] >= sign * outcomes[$"{other}.{outcome}"][number])) / draws;
        }
    }

    private static double ShareAboveZero(double[] values) =>
        (values.Count(value => value > 0) + (values.Count(value => value == 0) / 2.0)) / values.Length;

    private static double Quantile(double[] sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        return place > below ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
