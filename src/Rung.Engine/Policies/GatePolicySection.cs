using System.Globalization;
using Rung.Core.Ladder.Gates;
using Rung.Engine.Yaml;

namespace Rung.Engine.Policies;

/// <summary>Reads the key <c>gates</c> of a policy.</summary>
internal static class GatePolicySection
{
    private const decimal Most = 1_000_000_000_000;
    private const decimal MostEngineers = 100_000;
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

    private static GatePolicy ReadVolume(YamlSection gates, GatePolicy usual)
    {
        var (low, high) = ReadPair(gates, "volume", VolumeKeys, "{ low: 100_000, high: 1_000_000 }", (usual.LowVolume, usual.HighVolume), Calls);
        return usual with { LowVolume = low, HighVolume = high };
    }

    private static GatePolicy ReadRetrieval(YamlSection gates, GatePolicy usual)
    {
        var usually = (usual.RetrievalAddsLeastMs, usual.RetrievalAddsMostMs);
        var (least, most) = ReadPair(gates, "retrieval_adds_ms", AddsKeys, "{ least: 300, most: 1_200 }", usually, Milliseconds);
        return usual with { RetrievalAddsLeastMs = least, RetrievalAddsMostMs = most };
    }

    private static GatePolicy ReadEngineers(YamlSection gates, GatePolicy usual)
    {
        if (gates.FindSection("engineers", EngineerKeys, "{ fewest: 2, comfortable: 5 }") is not { } engineers)
        {
            return usual;
        }

        var fewest = (int?)engineers.FindWhole("fewest", 0, MostEngineers, Engineers) ?? usual.FewestEngineers;
        var comfortable = (int?)engineers.FindWhole("comfortable", 0, MostEngineers, Engineers) ?? usual.ComfortableEngineers;
        RefuseIfFalling(engineers, EngineerKeys, fewest, comfortable);
        return usual with { FewestEngineers = fewest, ComfortableEngineers = comfortable };
    }

    /// <summary>Two numbers of which the first is not the higher one, each as built in where the team does not say it.</summary>
    private static (double First, double Second) ReadPair(
        YamlSection gates, string key, string[] keys, string example, (double First, double Second) usual, string expected)
    {
        if (gates.FindSection(key, keys, example) is not { } pair)
        {
            return usual;
        }

        var first = (double?)pair.FindNumber(keys[0], 0, Most, expected) ?? usual.First;
        var second = (double?)pair.FindNumber(keys[1], 0, Most, expected) ?? usual.Second;
        RefuseIfFalling(pair, keys, first, second);
        return (first, second);
    }

    private static void RefuseIfFalling(YamlSection pair, string[] keys, double first, double second)
    {
        if (first > second)
        {
            var key = keys.First(key => pair.Find(key) is not null);
            pair.Wrong(key, string.Create(CultureInfo.InvariantCulture, $"{keys[0]} {first}, {keys[1]} {second}"), "numbers that do not fall");
        }
    }
}
