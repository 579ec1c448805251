using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;

namespace Rung.Core.Tests.Economics;

/// <summary>Candidates and cases that tests are made of.</summary>
internal static class Cases
{
    public static OwnedCandidate Billed(string name, decimal inputTokens, decimal outputTokens, decimal inputPrice, decimal outputPrice) => new()
    {
        Name = name,
        Running = [new TokenBilling(new ModelPrice { Input = inputPrice, Output = outputPrice }, TokenUse.Of(name, inputTokens, outputTokens))],
    };

    public static OwnedCandidate With(this OwnedCandidate candidate, params ImmutableArray<CostItem> items) => candidate with { Items = items };

    public static OwnedCandidate WithQuality(this OwnedCandidate candidate, Quantity quality) =>
        candidate with { Quality = new($"{candidate.Name}.quality", quality, "share", "test") };

    public static CostItem Once(string name, Quantity dollars) => CostItem.Of(name, CostTiming.Once, dollars, "test");

    public static CostItem Monthly(string name, Quantity dollars) => CostItem.Of(name, CostTiming.Monthly, dollars, "test");

    public static OwnedCandidate Hosted(string name, decimal outputTokens, double tokensPerSecond, decimal perHour, int replicas = 1) => new()
    {
        Name = name,
        Running =
        [
            new SelfHosting
            {
                DollarsPerHour = new($"{name}.per-hour", Quantity.Certain(perHour), "$ per hour", "test"),
                Throughput = new(name, InputTokensPerSecond: null, Quantity.Certain(tokensPerSecond), "1 s", "test"),
                Use = TokenUse.Of(name, 0, outputTokens),
                Utilisation = new("serving.utilisation", Quantity.Certain(0.5), "share", "test"),
                FewestReplicas = replicas,
            },
        ],
    };

    /// <summary>Little is known of anything, as before a climb.</summary>
    public static OwnershipCase Uncertain(params ImmutableArray<OwnedCandidate> candidates) => new()
    {
        Traffic = new Traffic
        {
            CallsPerMonth = new("traffic.calls-per-month", Quantity.Range(200_000, 500_000, 1_500_000), "calls per month", "test"),
            GrowthPerMonth = new("traffic.growth", Quantity.Range(-0.02, 0.02, 0.10), "share per month", "test"),
            CachedShare = new("traffic.cached-share", Quantity.Range(0, 0.3, 0.6), "share", "test"),
        },
        Candidates = candidates,
    };

    public static OwnershipCase Certain(decimal callsPerMonth, params ImmutableArray<OwnedCandidate> candidates) =>
        new() { Traffic = Traffic.Of(callsPerMonth), Candidates = candidates };
}
