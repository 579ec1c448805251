using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;
using Rung.Engine.Policies;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Policies;

/// <summary>The key <c>gates</c> of a policy.</summary>
public sealed class GatePolicyTests
{
    [Fact]
    public void Every_key_is_read()
    {
        var policy = PolicyReader.Parse(
            """
            gates:
              fewest_prompts: 5
              smallest_gain: 0.02
              most_changes: 1.5
              volume: { low: 10_000, high: 20_000 }
              pays_from: 0.9
              format_failures: 0.002
              long_prompt: 1_000
              retrieval_adds_ms: { least: 20, most: 80 }
              engineers: { fewest: 3, comfortable: 4 }
            """,
            "ours.yaml");

        Assert.Equal(
            new GatePolicy
            {
                FewestPrompts = 5,
                SmallestGain = 0.02,
                MostChanges = 1.5,
                LowVolume = 10_000,
                HighVolume = 20_000,
                PaysFrom = 0.9,
                FormatFailureLimit = 0.002,
                LongPrompt = 1_000,
                RetrievalAddsLeastMs = 20,
                RetrievalAddsMostMs = 80,
                FewestEngineers = 3,
                ComfortableEngineers = 4,
            },
            policy.Gates);
    }

    [Fact]
    public void What_is_not_said_stays()
    {
        var policy = PolicyReader.Parse("gates: { volume: { low: 10_000 }, engineers: { comfortable: 8 } }", "ours.yaml");

        Assert.Equal(new GatePolicy { LowVolume = 10_000, ComfortableEngineers = 8 }, policy.Gates);
        Assert.Equal(new Policy().Ownership, policy.Ownership);
    }

    [Theory]
    [InlineData("gates: { fewest_prompts: 0 }", "gates.fewest_prompts: found '0'")]
    [InlineData("gates: { fewest_prompts: 2.5 }", "gates.fewest_prompts: found '2.5'")]
    [InlineData("gates: { smallest_gain: 0 }", "gates.smallest_gain: found '0'")]
    [InlineData("gates: { smallest_gain: .nan }", "gates.smallest_gain: found '.nan'")]
    [InlineData("gates: { smallest_gain: NaN }", "gates.smallest_gain: found 'NaN'")]
    [InlineData("gates: { most_changes: -1 }", "gates.most_changes: found '-1'")]
    [InlineData("gates: { pays_from: 0.4 }", "gates.pays_from: found '0.4'")]
    [InlineData("gates: { pays_from: 80 }", "gates.pays_from: found '80'")]
    [InlineData("gates: { format_failures: 2 }", "gates.format_failures: found '2'")]
    [InlineData("gates: { long_prompt: long }", "gates.long_prompt: found 'long'")]
    [InlineData("gates: { volume: { low: -5 } }", "gates.volume.low: found '-5'")]
    [InlineData("gates: { volume: 100_000 }", "gates.volume: found '100_000'; expected a mapping such as { low: 100_000, high: 1_000_000 }")]
    [InlineData("gates: { volume: { low: 2_000, high: 1_000 } }", "gates.volume.low: found low 2000, high 1000; expected numbers that do not fall")]
    [InlineData("gates: { volume: { low: 2_000_000 } }", "gates.volume.low: found low 2000000, high 1000000")]
    [InlineData("gates: { volume: { high: 50_000 } }", "gates.volume.high: found low 100000, high 50000")]
    [InlineData("gates: { retrieval_adds_ms: { least: 500, most: 100 } }", "gates.retrieval_adds_ms.least: found least 500, most 100")]
    [InlineData("gates: { engineers: { fewest: 6, comfortable: 5 } }", "gates.engineers.fewest: found fewest 6, comfortable 5")]
    [InlineData("gates: { engineers: { fewest: 1.5 } }", "gates.engineers.fewest: found '1.5'")]
    [InlineData("gates: { pays_form: 0.9 }", "did you mean 'pays_from'")]
    [InlineData("gates: [0.8]", "gates: found a list")]
    public void A_fault_names_its_field(string text, string expected)
    {
        var refused = Assert.Throws<TaskException>(() => PolicyReader.Parse(text, "ours.yaml"));

        Assert.StartsWith("ours.yaml:1:", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }
}
