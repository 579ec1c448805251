using System.Globalization;
using Rung.Core.Economics.Calls;
using Rung.Engine.Prompting;

namespace Rung.Engine.Climbing;

/// <summary>What one candidate may cost, in one line.</summary>
internal static class ForecastLine
{
    public static string Of(string candidate, CostForecast cost)
    {
        var calls = string.Create(CultureInfo.InvariantCulture, $"{candidate}: {cost.Calls:#,0} calls");
        var cached = cost.CachedCalls > 0 ? string.Create(CultureInfo.InvariantCulture, $", {cost.CachedCalls:#,0} answered already") : "";
        var money = cost.AtMost is { } most ? $", at most {most}, likely about {cost.Likely}" : ", price unknown";
        return calls + cached + money + (cost.Beginning is { IsCheaper: true } beginning ? BeginningText(beginning) : "");
    }

    private static string BeginningText(CachedBeginning beginning) => string.Create(
        CultureInfo.InvariantCulture,
        $", its first {beginning.Tokens:#,0} tokens written to the provider's prompt cache once for {beginning.Write} and read for {beginning.Read} a call instead of {beginning.Full}");
}
