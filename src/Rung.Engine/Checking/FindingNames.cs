using System.Text.Json;

namespace Rung.Engine.Checking;

/// <summary>How kinds and severities are spelt on the command line and in JSON.</summary>
public static class FindingNames
{
    /// <summary>For example <c>twins-of-test</c>.</summary>
    public static string Of(FindingKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary><c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public static string Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };

    /// <summary>All kinds, as they are spelt.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<FindingKind>().Select(Of)];

    /// <summary>The kind that a name spells.</summary>
    /// <exception cref="FormatException">It spells none.</exception>
    public static FindingKind Parse(string name) =>
        Enum.GetValues<FindingKind>().Cast<FindingKind?>().FirstOrDefault(kind => Of(kind!.Value) == name)
            ?? throw new FormatException($"There is no finding '{name}'.");
}
