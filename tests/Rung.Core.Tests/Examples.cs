using Rung.Core.Data;

namespace Rung.Core.Tests;

/// <summary>Short ways to make examples.</summary>
internal static class Examples
{
    public static Example Of(string id, string input, string? expected, string? group = null) => new()
    {
        Id = new ExampleId(id),
        Input = ExampleInput.OfText(input),
        Expected = expected,
        Group = group,
    };

    /// <summary>Examples a0, a1, … with these expected outputs.</summary>
    public static Example[] Expecting(params string[] expected) =>
        [.. expected.Select((text, i) => Of($"a{i}", $"input {i}", text))];
}
