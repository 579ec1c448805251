using System.Collections.Immutable;
using System.CommandLine;
using Rung.Engine.Checking;

namespace Rung.Cli;

/// <summary><c>--accept KIND</c>: findings of the data gate that a person takes upon themselves.</summary>
internal static class AcceptOption
{
    public static Option<string[]> Create()
    {
        var accept = new Option<string[]>("--accept")
        {
            Description = "Go on in spite of an error that the data gate found; journaled. May be given several times.",
            HelpName = "KIND",
        };
        accept.AcceptOnlyFromAmong([.. FindingNames.All]);
        return accept;
    }

    public static ImmutableHashSet<FindingKind> Read(ParseResult parsed, Option<string[]> accept) =>
        [.. (parsed.GetValue(accept) ?? []).Select(FindingNames.Parse)];
}
