using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Baselines;
using Rung.Engine.Candidates;

namespace Rung.Engine.Climbing;

/// <summary>A baseline that is fitted when it is first needed: a climb that finds all its answers stored never fits it.</summary>
internal sealed class FittingAnswerer(IBaseline baseline, BaselineMaterial material, Action<double> onShare) : IAnswerer
{
    private readonly Lock _gate = new();
    private Task<BaselineFit>? _fitting;

    public Candidate Candidate { get; } = baseline.Describe(material);

    public async Task<Attempt> AnswerAsync(Example example, CancellationToken cancellationToken)
    {
        var fit = await FitAsync(cancellationToken);
        return await fit.Answerer.AnswerAsync(example, cancellationToken);
    }

    /// <summary>Fits once, whoever asks first; a fit that was cancelled is begun again.</summary>
    public Task<BaselineFit> FitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Fitting computes for seconds on all cores: not on the thread of whoever asks.
            return _fitting is { IsCanceled: false, IsFaulted: false }
                ? _fitting
                : _fitting = Task.Run(() => baseline.Fit(material, new ShareProgress(onShare), cancellationToken), cancellationToken);
        }
    }

    private sealed class ShareProgress(Action<double> onShare) : IProgress<double>
    {
        public void Report(double value) => onShare(value);
    }
}
