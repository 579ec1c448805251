namespace Rung.Core.Data;

/// <summary>What an example must share a split with: its group, or where it has none, every example with the very same input.</summary>
/// <param name="IsGroup">Whether <paramref name="Name"/> is that of a group; otherwise it is the text of an input.</param>
/// <param name="Name">What the examples share.</param>
public readonly record struct SplitUnit(bool IsGroup, string Name)
{
    public static SplitUnit Of(Example example)
    {
        ArgumentNullException.ThrowIfNull(example);
        return example.Group is { } group ? new SplitUnit(true, group) : new SplitUnit(false, example.Input.Text);
    }
}
