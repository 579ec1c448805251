namespace Rung.Studies.Ownership;

/// <summary>A candidate of the realistic case in one draw, reckoned by hand: the formulas written out, nothing of Rung's.</summary>
internal sealed record PlainCandidate(
    string Name, double OneOff, double Monthly, double PerCall, double DollarsPerHour, double SecondsPerCall, double Peak, double ValuePerCall, double Chance)
{
    private const double MonthsOfYear = 12;
    private const double HoursPerMonth = 730;
    private const double SecondsPerHour = 3600;

    public bool IsHosted => SecondsPerCall > 0;

    public static PlainCandidate[] All(Dictionary<string, double> v) =>
    [
        new(
            "prompting",
            OneOff: v["prompting.setup"] * v["team-hour"],
            Monthly: v["prompting.upkeep"] * v["team-hour"],
            PerCall: Billed(v, "prompting", input: 2.5, cached: 0.25, output: 10),
            0, 0, 0, ValueOf(v, "prompting"), Chance: 1),
        new(
            "retrieval",
            OneOff: v["retrieval.setup"] * v["team-hour"],
            Monthly: (v["retrieval.upkeep"] * v["team-hour"]) + v["retrieval.vector-store"],
            PerCall: Billed(v, "retrieval", input: 0.5, cached: 0.125, output: 2) + v["retrieval.search"],
            0, 0, 0, ValueOf(v, "retrieval"), Chance: 1),
        new(
            "lora",
            OneOff: Made(v, "compute.lora") + (RealisticCase.LabelsOfLora * v["labelling.per-example"]),
            Monthly: Kept(v, "compute.lora") + (v["compliance"] * v["team-hour"]),
            0, v["gpu.per-hour"], Seconds(v, "lora", "8b"), v["traffic.peak"], ValueOf(v, "lora"), RealisticCase.ChanceOfLora),
        new(
            "distilled",
            OneOff: Made(v, "compute.distillation") + (RealisticCase.AnswersOfTeacher * (v["labelling.review"] + v["teacher.answer"])),
            Monthly: Kept(v, "compute.distillation"),
            0, v["gpu.per-hour"], Seconds(v, "distilled", "1b"), v["traffic.peak"], ValueOf(v, "distilled"), RealisticCase.ChanceOfDistilled),
    ];

    public double MonthOf(double calls)
    {
        if (!IsHosted)
        {
            return Monthly + (PerCall * calls);
        }

        var busy = calls * SecondsPerCall / (HoursPerMonth * SecondsPerHour);
        var replicas = Math.Max(RealisticCase.FewestReplicas, Math.Ceiling((busy * Peak) - 1e-9));
        return Monthly + (replicas * HoursPerMonth * DollarsPerHour);
    }

    public double RunningOver(int months, double calls, double growth)
    {
        var sum = 0.0;
        for (var month = 0; month < months; month++)
        {
            sum += MonthOf(calls);
            calls *= 1 + growth;
        }

        return sum;
    }

    private static double Billed(Dictionary<string, double> v, string name, double input, double cached, double output)
    {
        var share = v["traffic.cached-share"];
        return ((v[$"{name}.input-tokens"] * ((input * (1 - share)) + (cached * share))) + (v[$"{name}.output-tokens"] * output)) / 1e6;
    }

    private static double Seconds(Dictionary<string, double> v, string name, string model) =>
        ((v[$"{name}.input-tokens"] * (1 - v["traffic.cached-share"]) / v[$"throughput.{model}.input"])
        + (v[$"{name}.output-tokens"] / v[$"throughput.{model}.output"])) / v["serving.utilisation"];

    private static double Made(Dictionary<string, double> v, string compute) =>
        (v[compute] * (1 + v["data-preparation"])) + (v["evaluation.rounds"] * v["evaluation.per-round"]) + (v["serving.setup"] * v["team-hour"]);

    private static double Kept(Dictionary<string, double> v, string compute) =>
        (v["retraining.per-year"] / MonthsOfYear * ((v["retraining.lora"] * v["team-week"] * v["team-hour"]) + v[compute]))
        + (v["monitoring"] * v["team-hour"]);

    private static double ValueOf(Dictionary<string, double> v, string name) =>
        (v[$"{name}.quality"] * v["value.correct"]) - ((1 - v[$"{name}.quality"]) * v["value.error"]);
}
