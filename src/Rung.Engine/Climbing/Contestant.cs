using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Candidates;

namespace Rung.Engine.Climbing;

/// <summary>A candidate on its way through the climb. Owned by the climb: one thread at a time changes it.</summary>
internal sealed class Contestant(IAnswerer answerer)
{
    public IAnswerer Answerer { get; } = answerer;

    public Candidate Candidate => Answerer.Candidate;

    public CandidateState State { get; private set; } = CandidateState.Finalist;

    /// <summary>Why it is in its state.</summary>
    public string Why { get; set; } = "";

    /// <summary>How it was set up, as the report tells it, for example the settings that cross-validation chose.</summary>
    public string Setup { get; init; } = "";

    /// <summary>The most answers in the making at once.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Whether it takes part in the race; a recorded candidate without attempts on dev goes straight to test.</summary>
    public bool Races { get; init; } = true;

    /// <summary>What it answers on dev, in the order of the race; a baseline answers train as well, by cross-validation.</summary>
    public ImmutableArray<Example> DevExamples { get; init; } = [];

    public RunKey? DevRun { get; set; }

    public RunKey? TestRun { get; set; }

    public RunKey? EdgeRun { get; set; }

    public RunMeasurement? Dev { get; set; }

    public RunMeasurement? Test { get; set; }

    public RunMeasurement? Edge { get; set; }

    public bool IsIn => State is CandidateState.Finalist;

    /// <summary>Whether its quality is known, be it on dev alone.</summary>
    public bool IsMeasured => State is CandidateState.Finalist or CandidateState.Dropped;

    public void End(CandidateState state, string why)
    {
        State = state;
        Why = why;
    }

    /// <summary>The best knowledge there is: test where it was reached, else dev.</summary>
    public RunMeasurement? Latest => Test ?? Dev;
}
