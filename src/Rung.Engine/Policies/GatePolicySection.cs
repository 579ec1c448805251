using Rung.Core.Ladder.Gates;
using Rung.Engine.Yaml;

namespace Rung.Engine.Policies;

/// <summary>Reads the key <c>gates</c> of a policy.</summary>
internal static class GatePolicySection
{
    private const decimal Most = 1_000_000_000_000;
    private const string Milliseconds = "milliseconds, from 0";
    private const string Calls = "calls a month, from 0";
    private const string Engineers = "a whole number of engineers, from 0";

    private static readonly string[] Keys =
    [
        "fewest_prompts", "smallest_gain", "most_changes", "volume", "pays_from", "format_failures", "long_prompt", "retrieval_adds_ms", "engineers",
    ];

    private static readonly string[] VolumeKeys = ["low", "high"];

    private static readonly string[] AddsKeys = ["least", "most"];

    private static readonly string[] EngineerKeys = ["fewest", "comfortable"];

    public static GatePolicy Read(YamlSection root, GatePolicy usual)
    {
        if (root.FindSection("gates", Keys, "{ fewest_prompts: 3 }") is not { } gates)
        {
            return usual;
        }

        return ReadEngineers(gates, ReadRetrieval(gates, ReadVolume(gates, ReadShares(gates, usual))));
    }

    private static GatePolicy ReadShares(YamlSection gates, GatePolicy usual) => usual with
    {
        FewestPrompts = (int?)gates.FindWhole("fewest_prompts", 1, 1000, "a whole number of prompts, from 1") ?? usual.FewestPrompts,
        SmallestGain = (double?)gates.FindNumber("smallest_gain", 0.001m, 1, "a gain of quality between 0.001 and 1") ?? usual.SmallestGain,
        MostChanges = (double?)gates.FindNumber("most_changes", 0, 1000, "changes in 90 days, from 0") ?? usual.MostChanges,
        PaysFrom = (double?)gates.FindNumber("pays_from", 0.5m, 1, "a probability between 0.5 and 1") ?? usual.PaysFrom,
        FormatFailureLimit = (double?)gates.FindNumber("format_failures", 0, 1, PolicySections.Share) ?? usual.FormatFailureLimit,
        LongPrompt = (double?)gates.FindNumber("long_prompt", 0, Most, "input tokens, from 0") ?? usual.LongPrompt,
    };

    private static GatePolicy ReadVolume(YamlSection gates, GatePolicy usual) =>
        gates.FindSection("volume", VolumeKeys, "{ low: 100_000, high: 1_000_000 }") is { } volume
            ? usual with
            {
                LowVolume = (double?)volume.FindNumber("low", 0, Most, Calls) ?? usual.LowVolume,
                HighVolume = (double?)volume.FindNumber("high", 0, Most, Calls) ?? usual.HighVolume,
            }
            : usual;

    private static GatePolicy ReadRetrieval(YamlSection gates, GatePolicy usual) =>
        gates.FindSection("retrieval_adds_ms", AddsKeys, "{ least: 300, most: 1_200 }") is { } adds
            ? usual with
            {
                RetrievalAddsLeastMs = (double?)adds.FindNumber("least", 0, Most, Milliseconds) ?? usual.RetrievalAddsLeastMs,
                RetrievalAddsMostMs = (double?)adds.FindNumber("most", 0, Most, Milliseconds) ?? usual.RetrievalAddsMostMs,
            }
            : usual;

    private static GatePolicy ReadEngineers(YamlSection gates, GatePolicy usual) =>
        gates.FindSection("engineers", EngineerKeys, "{ fewest: 2, comfortable: 5 }") is { } engineers
            ? usual with
            {
                FewestEngineers = (int?)engineers.FindWhole("fewest", 0, 100_000, Engineers) ?? usual.FewestEngineers,
                ComfortableEngineers = (int?)engineers.FindWhole("comfortable", 0, 100_000, Engineers) ?? usual.ComfortableEngineers,
            }
            : usual;
}
