namespace Rung.Engine.Datasets;

/// <summary>How a dataset is loaded.</summary>
internal sealed record DatasetOptions
{
    /// <summary>Whether a test that is not the frozen one is accepted, and frozen in its place. False unless the person says so.</summary>
    public bool AcceptsNewTest { get; init; }
}
