namespace Rung.Core.Data;

/// <summary>One example in two versions of a dataset.</summary>
/// <param name="Before">In the older version.</param>
/// <param name="After">In the newer version.</param>
public sealed record ExampleChange(Example Before, Example After)
{
    /// <summary>The weightiest of what changed.</summary>
    public ExampleChangeKind Kind => (Before, After) switch
    {
        _ when !Before.Input.Equals(After.Input) || !Before.Input.Fields.SequenceEqual(After.Input.Fields) => ExampleChangeKind.Rewritten,
        _ when Before.Expected != After.Expected => ExampleChangeKind.Relabelled,
        _ when Before.Group != After.Group || Before.Time != After.Time || !Before.Tags.SequenceEqual(After.Tags) => ExampleChangeKind.Retagged,
        _ => ExampleChangeKind.None,
    };
}
