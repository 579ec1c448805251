using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Scoring;

namespace Rung.Storage.Tests;

/// <summary>Short ways to make runs and attempts.</summary>
internal static class Attempts
{
    public static RunKey Run(string name = "any") => new()
    {
        Candidate = ContentHash.Of(name),
        Dataset = ContentHash.Of("dataset"),
        Split = Split.Test,
        Metric = "accuracy",
        Seed = ulong.MaxValue,
    };

    public static Attempt Answer(string example, string output = "yes") => new()
    {
        Example = new ExampleId(example),
        Output = output,
        Score = Score.Of(0.25),
        Tokens = new TokenCounts(1, 2, 3, 4),
        Cost = new Money(0.000000123456789m),
        Latency = new AttemptLatency(12.5, 3.25, 0.5),
    };

    public static Attempt Failure(string example) => new()
    {
        Example = new ExampleId(example),
        Failure = new AttemptFailure(FailureCause.Timeout, "no answer within 60 s"),
        Score = Score.Zero,
    };
}
