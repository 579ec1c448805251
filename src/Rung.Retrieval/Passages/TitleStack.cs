using System.Collections.Immutable;

namespace Rung.Retrieval.Passages;

/// <summary>The headings that are open, outermost first.</summary>
internal sealed class TitleStack
{
    private readonly string? _title;
    private readonly Stack<(int Level, string Text)> _open = new();

    public TitleStack(string? title) => _title = title;

    public void Open(int level, string text)
    {
        while (_open.TryPeek(out var last) && last.Level >= level)
        {
            _open.Pop();
        }

        _open.Push((level, text));
    }

    /// <summary>A document whose first heading repeats its title has it once.</summary>
    public ImmutableArray<string> ToImmutable()
    {
        var headings = _open.Reverse().Select(heading => heading.Text).ToImmutableArray();
        return _title is null || (headings.Length > 0 && headings[0] == _title) ? headings : headings.Insert(0, _title);
    }
}
