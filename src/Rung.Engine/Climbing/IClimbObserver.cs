namespace Rung.Engine.Climbing;

/// <summary>Watches a climb: draws its progress and answers its one question. Calls may come from several threads at once.</summary>
public interface IClimbObserver
{
    /// <summary>Something worth a line happened, for example that the splits were frozen.</summary>
    void OnNote(string note);

    /// <summary>A candidate moved on. The newest progress of a candidate replaces what was said of it before.</summary>
    void OnProgress(CandidateProgress progress);

    /// <summary>Asks, before the first paid call, whether the climb may spend this much.</summary>
    Task<bool> ConfirmSpendingAsync(SpendingForecast forecast, CancellationToken cancellationToken);
}
