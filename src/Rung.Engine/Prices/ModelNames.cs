using System.Globalization;
using System.Text.RegularExpressions;

namespace Rung.Engine.Prices;

/// <summary>The names under which a table may have a model that it does not have under its own.</summary>
internal static partial class ModelNames
{
    /// <summary>
    /// The nearest first: a tuned model without its owner and job (<c>ft:gpt-4o-2024-08-06:acme::x1</c>), a snapshot
    /// without its date. A tuned model is never taken for the one that it was tuned from, which costs less.
    /// </summary>
    public static IEnumerable<string> Nearest(string model)
    {
        var name = model;
        if (Tuned().Match(model) is { Success: true } tuned)
        {
            yield return name = tuned.Groups["base"].Value;
        }

        if (Snapshot().Match(name) is { Success: true } snapshot && IsDay(snapshot.Groups["day"].Value))
        {
            yield return snapshot.Groups["name"].Value;
        }
    }

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^(?<base>ft:[^:]+):")]
    private static partial Regex Tuned();

    [GeneratedRegex(@"^(?<name>.+)-(?<day>[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})\z")]
    private static partial Regex Snapshot();
}
