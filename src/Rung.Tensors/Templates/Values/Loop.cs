namespace Rung.Tensors.Templates.Values;

/// <summary>The variable <c>loop</c>.</summary>
internal sealed class Loop(IReadOnlyList<object?> items, int index, Rendering rendering, Loop? before)
{
    private object? _lastSeen = before?._lastSeen;
    private bool _hasSeen = before?._hasSeen ?? false;

    /// <summary>A property, or a method; none where it is not known.</summary>
    public object? Find(string name) => name switch
    {
        "index" => index + 1L,
        "index0" => (long)index,
        "revindex" => (long)(items.Count - index),
        "revindex0" => (long)(items.Count - index - 1),
        "first" => index == 0,
        "last" => index == items.Count - 1,
        "length" => (long)items.Count,
        "depth" => 1L,
        "depth0" => 0L,
        "previtem" => index > 0 ? items[index - 1] : new Undefined("there is no item before the first"),
        "nextitem" => index + 1 < items.Count ? items[index + 1] : new Undefined("there is no item behind the last"),
        "cycle" => new Callable("loop.cycle", arguments => arguments.Positional.Count > 0
            ? arguments.Positional[index % arguments.Positional.Count]
            : throw rendering.Wrong("loop.cycle needs something to choose from.")),
        "changed" => new Callable("loop.changed", arguments => HasChanged(arguments)),
        _ => null,
    };

    private bool HasChanged(Arguments arguments)
    {
        var seen = new TemplateList(arguments.Positional, isTuple: true);
        var isNew = !_hasSeen || !Operations.AreEqual(_lastSeen, seen, rendering);
        (_lastSeen, _hasSeen) = (seen, true);
        return isNew;
    }
}
