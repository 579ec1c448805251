using Rung.Engine.Climbing;

namespace Rung.Cli.Tests.Cases;

/// <summary>Nobody looks, and nothing may be spent.</summary>
internal sealed class SilentObserver : IClimbObserver
{
    public void OnNote(string note)
    {
    }

    public void OnProgress(CandidateProgress progress)
    {
    }

    public Task<bool> ConfirmSpendingAsync(SpendingForecast forecast, CancellationToken cancellationToken) => Task.FromResult(false);
}
