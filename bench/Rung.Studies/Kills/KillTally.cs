using System.Globalization;
using Rung.Core.Data;

namespace Rung.Studies.Kills;

/// <summary>What the snapshots after the kills amount to.</summary>
internal sealed class KillTally(CountingServer server)
{
    private readonly Dictionary<ContentHash, int> _storedRequests = [];
    private Dictionary<string, int> _before = new(StringComparer.Ordinal);
    private int _callsSeen;

    public int Killed { get; private set; }

    public int EndedFirst { get; private set; }

    public int Stored => _before.Count;

    public int Calls => server.Requests.Count;

    /// <summary>Answers that were stored and are not any more, or changed.</summary>
    public int Lost { get; private set; }

    /// <summary>Calls whose request had a stored answer when the climb that made them began.</summary>
    public int Repeated { get; private set; }

    public int BrokenChains { get; private set; }

    public bool IsClean => Lost + Repeated + BrokenChains == 0;

    public void Count(bool ended, Dictionary<string, int> snapshot, string? firstBreak)
    {
        Killed += ended ? 0 : 1;
        EndedFirst += ended ? 1 : 0;
        BrokenChains += firstBreak is null ? 0 : 1;
        Lost += _before.Count(answer => !snapshot.TryGetValue(answer.Key, out var now) || now != answer.Value);

        var calls = server.Requests.Count;
        for (var call = _callsSeen + 1; call <= calls; call++)
        {
            Repeated += _storedRequests.ContainsKey(server.Requests[call]) ? 1 : 0;
        }

        _callsSeen = calls;
        foreach (var call in snapshot.Values)
        {
            _storedRequests[server.Requests[call]] = call;
        }

        _before = snapshot;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Stored} answers stored from {Calls} calls; lost {Lost}, repeated {Repeated}, broken chains {BrokenChains}");
}
