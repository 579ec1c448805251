namespace Rung.Engine.Datasets;

/// <summary>How a dataset is loaded.</summary>
internal sealed record DatasetOptions
{
    /// <summary>Whether a test that is not the frozen one is accepted, and frozen in its place. False unless the person says so.</summary>
    public bool AcceptsNewTest { get; init; }

    /// <summary>Told the share that is done, in [0, 1], of the search for twins: the part that takes seconds with a million examples.</summary>
    public IProgress<double>? TwinProgress { get; init; }
}
