using Rung.Core.Economics.Prices;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Calls;

/// <summary>Hosting of one's own whose assumptions have their places among a draw's values.</summary>
internal sealed class BoundHosting : IBoundCost
{
    private readonly SelfHosting _hosting;
    private readonly int _dollars;
    private readonly BoundUse _use;
    private readonly int _utilisation;
    private readonly int _peak;
    private readonly int? _share;
    private readonly int _writing;
    private readonly int? _reading;

    public BoundHosting(SelfHosting hosting, AssumptionTable assumptions, Traffic traffic)
    {
        _hosting = hosting;
        _dollars = assumptions.Add(hosting.DollarsPerHour);
        _use = new(hosting.Use, assumptions, traffic);
        _utilisation = assumptions.Add(hosting.Utilisation);
        _peak = assumptions.Add(traffic.Peak);
        _share = assumptions.AddOptional(hosting.ShareOfCalls);
        _writing = assumptions.Add(Rate(hosting.Throughput, "output", hosting.Throughput.OutputTokensPerSecond));
        _reading = assumptions.AddOptional(hosting.Throughput.InputTokensPerSecond is { } rate ? Rate(hosting.Throughput, "input", rate) : null);
    }

    public bool IsProportional => false;

    public void AddTo(ReadOnlySpan<double> values, DrawnCost cost)
    {
        // What the cache holds need not be read again; all else takes its share of a replica's second.
        var tokens = _use.Of(values);
        var reading = _reading is { } rate ? tokens.Input * (1 - tokens.CachedShare) / values[rate] : 0;
        var written = tokens.Output + tokens.Reasoning;
        cost.Hosted.Add(new DrawnHosting(
            DollarsPerHour: values[_dollars],
            SecondsPerCall: (reading + (written / values[_writing])) / values[_utilisation],
            Peak: values[_peak],
            ShareOfCalls: _share is { } share ? values[share] : 1,
            _hosting.FewestReplicas,
            _hosting.ScalesWithTraffic));
    }

    private static Assumption Rate(Throughput throughput, string kind, Quantity value) =>
        new($"throughput.{throughput.Model}.{kind}", value, "tokens per second", throughput.Source);
}
