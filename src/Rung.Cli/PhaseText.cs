using Rung.Engine.Climbing;

namespace Rung.Cli;

/// <summary>The words for a candidate's station.</summary>
internal static class PhaseText
{
    public static string Of(CandidatePhase phase) => phase switch
    {
        CandidatePhase.Waiting => "waiting",
        CandidatePhase.Fitting => "cross-validating",
        CandidatePhase.Racing => "racing on dev",
        CandidatePhase.Testing => "answering test",
        CandidatePhase.Finished => "measured",
        CandidatePhase.Dropped => "dropped",
        CandidatePhase.Ended => "ended",
        _ => phase.ToString(),
    };
}
