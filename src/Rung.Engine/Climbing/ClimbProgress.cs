using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Statistics;

namespace Rung.Engine.Climbing;

/// <summary>Turns what the stages do into progress for the observer: at most a few updates a second for each candidate.</summary>
internal sealed class ClimbProgress(ClimbContext context, Func<Money?> spent)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    public void Waiting(Contestant contestant) => Report(contestant, CandidatePhase.Waiting);

    public void Fitting(string name, double share) => context.Observer.OnProgress(new CandidateProgress
    {
        Name = name,
        Rung = RungKind.Baseline,
        Phase = CandidatePhase.Fitting,
        Share = share,
        Spent = spent(),
        Budget = context.Task.Budget.Money,
    });

    public void Finished(Contestant contestant) => Report(contestant, CandidatePhase.Finished);

    public void Ended(Contestant contestant) => Report(
        contestant, contestant.State is CandidateState.Dropped ? CandidatePhase.Dropped : CandidatePhase.Ended);

    /// <summary>Starts to count the attempts of one phase of a candidate.</summary>
    /// <param name="contestant">Whose attempts.</param>
    /// <param name="phase">In which phase.</param>
    /// <param name="total">How many the phase needs.</param>
    /// <param name="done">How many were there before.</param>
    public Meter Begin(Contestant contestant, CandidatePhase phase, int total, int done = 0) => new(this, contestant, phase, total, done);

    private void Report(Contestant contestant, CandidatePhase phase) => context.Observer.OnProgress(new CandidateProgress
    {
        Name = contestant.Candidate.Name,
        Rung = contestant.Candidate.Rung,
        Phase = phase,
        Share = 1,
        Quality = contestant.Latest?.Quality(context.Policy.Confidence),
        Spent = spent(),
        Budget = context.Task.Budget.Money,
        Why = contestant.Why,
    });

    /// <summary>Counts attempts and reports at a bounded pace. Called by one thread at a time.</summary>
    internal sealed class Meter
    {
        private readonly ClimbProgress _progress;
        private readonly Contestant _contestant;
        private readonly CandidatePhase _phase;
        private readonly int _total;
        private readonly int _before;
        private readonly long _began;
        private readonly Estimate? _quality;
        private long _reported;
        private double _scores;
        private int _scored;

        public Meter(ClimbProgress progress, Contestant contestant, CandidatePhase phase, int total, int before)
        {
            _progress = progress;
            _contestant = contestant;
            _phase = phase;
            _total = total;
            _before = before;
            _quality = contestant.Latest?.Quality(progress.Confidence);
            _began = Clock.GetTimestamp();
            Report(done: 0);
        }

        private TimeProvider Clock => _progress.CurrentClock;

        public void OnAttempt(Attempt attempt, int done)
        {
            if (attempt.Score is { } score)
            {
                _scores += score.Value;
                _scored++;
            }

            if (_before + done == _total || Clock.GetElapsedTime(_reported) >= Pace)
            {
                Report(done);
            }
        }

        private void Report(int done)
        {
            _reported = Clock.GetTimestamp();
            var seconds = Clock.GetElapsedTime(_began).TotalSeconds;
            _progress.CurrentObserver.OnProgress(new CandidateProgress
            {
                Name = _contestant.Candidate.Name,
                Rung = _contestant.Candidate.Rung,
                Phase = _phase,
                Done = _before + done,
                Total = _total,
                Share = _total == 0 ? 1 : (double)(_before + done) / _total,
                RunningMean = _scored > 0 ? _scores / _scored : null,
                Quality = _quality,
                PerSecond = seconds > 0 ? done / seconds : null,
                Spent = _progress.Spent(),
                Budget = _progress.Budget,
            });
        }
    }

    private TimeProvider CurrentClock => context.Clock;

    private IClimbObserver CurrentObserver => context.Observer;

    private double Confidence => context.Policy.Confidence;

    private Money? Budget => context.Task.Budget.Money;

    private Money? Spent() => spent();
}
