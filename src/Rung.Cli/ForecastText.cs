using System.Globalization;
using Rung.Engine.Climbing;

namespace Rung.Cli;

/// <summary>The announcement before the first paid call.</summary>
internal static class ForecastText
{
    public static string Of(SpendingForecast forecast)
    {
        var atMost = forecast.AtMost is { } money ? $"at most {money}" : "an unknown amount (a model has no price)";
        var budget = forecast.Budget is { } limit ? $"The budget of {limit} is never passed." : "There is no budget: in rung.yaml.";
        var calls = forecast.Calls.ToString("#,0", CultureInfo.InvariantCulture);
        return string.Join(
            '\n',
            [$"This climb will make up to {calls} calls and cost {atMost}. {budget}", .. forecast.Details.Select(detail => $"  {detail}")]);
    }
}
