namespace Rung.Engine.Climbing;

/// <summary>The stations of a candidate in a climb.</summary>
public enum CandidatePhase
{
    /// <summary>Not yet its turn.</summary>
    Waiting,

    /// <summary>Learning, with cross-validation.</summary>
    Fitting,

    /// <summary>Answering dev in a race.</summary>
    Racing,

    /// <summary>Answering the test split.</summary>
    Testing,

    /// <summary>Measured on test.</summary>
    Finished,

    /// <summary>Out of the race.</summary>
    Dropped,

    /// <summary>Could not be measured, or not tried.</summary>
    Ended,
}
