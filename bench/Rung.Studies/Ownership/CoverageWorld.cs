using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;
using Rung.Core.Economics.Value;
using Rung.Core.Statistics;

namespace Rung.Studies.Ownership;

/// <summary>A world whose truth is known, and the sample that a team has of it.</summary>
internal sealed class CoverageWorld
{
    private const int CallsPerMonth = 100_000;
    private const int Months = 12;
    private const int Draws = 2_000;
    private const double Confidence = 0.95;
    private const double HitShare = 0.6;
    private const double ReadShare = 0.8;
    private const decimal PerCorrect = 0.01m;
    private const decimal PerError = 0.005m;

    private static readonly ModelPrice Price = new() { Input = 1m, CachedInput = 0.1m, Output = 8m };

    private readonly ulong _seed;
    private readonly TokenSample _sample;
    private readonly double[] _scores;

    public CoverageWorld(CoverageSetting setting, SplitMix64 random)
    {
        _seed = random.NextUInt64();
        var input = Between(random, 300, 8_000);
        var output = Between(random, 30, 800);
        var quality = 0.6 + (0.38 * random.NextDouble());
        _sample = new(Enumerable.Range(0, setting.Calls).Select(_ => Call(setting, random, input, output)).ToArray());
        _scores = [.. Enumerable.Range(0, setting.Calls).Select(_ => random.NextDouble() < quality ? 1.0 : 0.0)];

        var cached = setting.ReadsCache ? HitShare * ReadShare : 0;
        var perCall = ((input * (1 - cached) * 1) + (input * cached * 0.1) + (output * 8)) / 1e6;
        TrueTotal = Months * CallsPerMonth * perCall;
        TrueNet = (Months * CallsPerMonth * ((quality * (double)PerCorrect) - ((1 - quality) * (double)PerError))) - TrueTotal;
    }

    public double TrueTotal { get; }

    public double TrueNet { get; }

    /// <summary>A forecast from the sample alone: by kind of token, and beside it by the calls' own costs.</summary>
    public OwnershipForecast Forecast()
    {
        var kinds = new OwnedCandidate
        {
            Name = "kinds",
            Running = [new TokenBilling(Price, _sample.ToUse("kinds", Confidence))],
            Quality = new("kinds.quality", Quantity.MeasuredShare(MeanEstimate.Of(_scores, groups: null, Confidence)), "share", "measured"),
        };
        var whole = new Assumption("whole.cost", Quantity.Measured(_sample.CostEstimate(Price, Confidence)), "$ per call", "measured");
        return OwnershipSimulation.Run(new()
        {
            Traffic = Traffic.Of(CallsPerMonth),
            Candidates = [kinds, new() { Name = "whole", Running = [new PerCallBilling(whole)] }],
            Value = AnswerValue.Of(PerCorrect, PerError),
            Months = Months,
            Horizon = 1,
            Draws = Draws,
            Seed = _seed,
        });
    }

    private static TokenCounts Call(CoverageSetting setting, SplitMix64 random, double input, double output)
    {
        var first = LogNormal.Normal(random);
        var second = (setting.Correlation * first) + (Math.Sqrt(1 - (setting.Correlation * setting.Correlation)) * LogNormal.Normal(random));
        var read = LogNormal.Whole(random, LogNormal.Of(first, input, setting.Spread));
        var written = LogNormal.Whole(random, LogNormal.Of(second, output, setting.Spread));
        var cached = setting.ReadsCache && random.NextDouble() < HitShare ? LogNormal.Whole(random, ReadShare * read) : 0;
        return new(read - cached, cached, written, 0);
    }

    /// <summary>Of all magnitudes alike.</summary>
    private static double Between(SplitMix64 random, double least, double most) => least * Math.Pow(most / least, random.NextDouble());
}
