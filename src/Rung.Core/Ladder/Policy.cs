using Rung.Core.Ladder.Gates;

namespace Rung.Core.Ladder;

/// <summary>
/// The thresholds that the data gate, races and verdicts use. The file <c>policy.yaml</c> that comes with Rung says the same
/// with every default's source; a team's own file overrides it key by key.
/// </summary>
public sealed record Policy
{
    /// <summary>Where it comes from: <c>built-in</c>, or the name of the team's own file.</summary>
    public string Source { get; init; } = "built-in";

    /// <summary>Nominal coverage of every interval. Default 0.95, the field's convention.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// With no bar, how much worse than the best a simpler candidate may be and still count as as good. Default 0.01: about
    /// the disagreement of identical prompts with themselves (0.5 to 0.8 % of items at temperature 0).
    /// </summary>
    public double Margin { get; init; } = 0.01;

    /// <summary>The share of failed attempts from which a candidate is not measured but failed. Default 0.05.</summary>
    public double FailureLimit { get; init; } = 0.05;

    /// <summary>How long a verdict on a model stays fresh. Default 90 days: hosted models and prices change within months.</summary>
    public int ModelVerdictDays { get; init; } = 90;

    /// <summary>How long a verdict without a model stays fresh. Default 180 days: only the team's own data can drift.</summary>
    public int BaselineVerdictDays { get; init; } = 180;

    /// <summary>How many dev examples a live candidate answers between two looks of the race. Default 25.</summary>
    public int RaceBatch { get; init; } = 25;

    /// <summary>What the data gate goes by.</summary>
    public DataPolicy Data { get; init; } = new();

    /// <summary>What the gates of the rungs go by.</summary>
    public GatePolicy Gates { get; init; } = new();

    /// <summary>How ownership is reckoned.</summary>
    public OwnershipPolicy Ownership { get; init; } = new();
}
