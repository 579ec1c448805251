namespace Rung.Engine.Datasets;

/// <summary>How long the stages of loading took.</summary>
/// <param name="Reading">From the files to examples with ids.</param>
/// <param name="Splitting">From examples to splits, with their checks.</param>
/// <param name="Naming">From splits to the dataset's hash.</param>
internal sealed record LoadDurations(TimeSpan Reading, TimeSpan Splitting, TimeSpan Naming);
