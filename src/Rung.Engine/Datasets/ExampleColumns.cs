using System.Collections.Immutable;
using System.Text;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>The names that a file of examples may have, each with its place among the values of a record.</summary>
internal sealed class ExampleColumns
{
    private const string TagsName = "tags";

    private readonly List<string> _names = [];

    /// <param name="data">The names by purpose. One column may serve several, such as a group that is also an input.</param>
    /// <param name="requiresExpected">Whether each example must have an expected output.</param>
    public ExampleColumns(DataDefinition data, bool requiresExpected)
    {
        Input = [.. data.Input.Select(Place)];
        Expected = Place(data.Expected);
        Id = Place(data.Id);
        Group = data.Group is { } group ? Place(group) : null;
        Time = data.Time is { } time ? Place(time) : null;
        Tags = Place(TagsName);
        Names = [.. _names];
        Utf8Names = [.. _names.Select(Encoding.UTF8.GetBytes)];
        Required = [.. data.Named.Union(data.Input).Union(requiresExpected ? [data.Expected] : []).Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<string> Names { get; }

    public ImmutableArray<byte[]> Utf8Names { get; }

    /// <summary>The names that a file cannot do without: what <c>rung.yaml</c> names itself, the input and the expected output.</summary>
    public ImmutableArray<string> Required { get; }

    public ImmutableArray<int> Input { get; }

    public int Expected { get; }

    public int Id { get; }

    public int? Group { get; }

    public int? Time { get; }

    public int Tags { get; }

    private int Place(string name)
    {
        var known = _names.IndexOf(name);
        if (known >= 0)
        {
            return known;
        }

        _names.Add(name);
        return _names.Count - 1;
    }
}
