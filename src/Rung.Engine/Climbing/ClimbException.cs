using Rung.Core;
using Rung.Engine.Checking;

namespace Rung.Engine.Climbing;

/// <summary>A climb that cannot start or go on, and what to do about it.</summary>
public sealed class ClimbException(string message, Exception? inner = null) : RungException(message, inner)
{
    /// <summary>The data gate found what would make the numbers lie.</summary>
    internal static ClimbException Refused(CheckResult check) => new(string.Join('\n',
    [
        "The data is not fit to decide on, so nothing was measured.",
        .. check.Refusals.Select(finding =>
            $"  {FindingNames.Of(finding.Kind)}: {finding.Title}\n    {finding.Fix}{(finding.Command is { } command ? $" Run: {command}" : "")}"
            + $"\n    Or go on all the same, and have it in the journal: --accept {FindingNames.Of(finding.Kind)}"),
    ]));
}
