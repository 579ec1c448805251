using System.Collections.Immutable;

namespace Rung.Core.Data.Edges;

/// <summary>The tags by which edge cases are told apart.</summary>
public static class EdgeTags
{
    /// <summary>Marks an example that nobody sent: it was made from another one.</summary>
    public const string Generated = "generated";

    private const string Prefix = "edge:";

    public static string Of(EdgeKind kind) => Prefix + Spelled(kind.ToString());

    public static string Of(PerturbationKind kind) => Prefix + NameOf(kind);

    public static bool IsGenerated(Example example)
    {
        ArgumentNullException.ThrowIfNull(example);
        return example.Tags.Contains(Generated, StringComparer.Ordinal);
    }

    internal static string NameOf(PerturbationKind kind) => Spelled(kind.ToString());

    internal static ImmutableArray<string> ForGenerated(PerturbationKind kind) => [Generated, Of(kind)];

    /// <summary>Words joined by hyphens, in lower case.</summary>
    private static string Spelled(string name) =>
        string.Concat(name.Select((letter, i) => char.IsAsciiLetterUpper(letter) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
