using Rung.Core.Ladder;

namespace Rung.Engine.Baselines;

/// <summary>A way to answer without a language model. Stateless; safe for threads.</summary>
internal interface IBaseline
{
    /// <summary>Unique among the baselines, for example <c>linear svm characters</c>.</summary>
    string Name { get; }

    /// <summary>The candidate that <see cref="Fit"/> makes of these examples: known before it is fitted.</summary>
    Candidate Describe(BaselineMaterial material);

    /// <summary>
    /// Chooses the settings by cross-validation on the material's examples and fits them on all of these. Uses as many
    /// threads as the options say and returns when done; it does no I/O. The same material gives the same bytes.
    /// </summary>
    /// <param name="material">What is learnt from; shared by all baselines.</param>
    /// <param name="progress">Told the share that is done, in [0, 1], rising; from any thread.</param>
    /// <param name="cancellationToken">Stops it within a fraction of a second.</param>
    BaselineFit Fit(BaselineMaterial material, IProgress<double>? progress, CancellationToken cancellationToken);
}
