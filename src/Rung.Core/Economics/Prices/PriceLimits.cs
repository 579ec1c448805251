using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Rung.Core.Economics.Prices;

/// <summary>The one door that every price goes through.</summary>
internal static class PriceLimits
{
    /// <summary>Dollars per million tokens.</summary>
    [return: NotNullIfNotNull(nameof(price))]
    public static decimal? PerMillion(string field, decimal? price) => price is { } given ? PerMillion(field, given) : null;

    public static decimal PerMillion(string field, decimal price) => price is >= 0 and <= ModelPrice.Highest
        ? price
        : throw new EconomicsException(field, Text(price), "dollars per million tokens between 0 and 10,000");

    /// <summary>Dollars for one of something: a request, an hour, a month.</summary>
    public static decimal? Amount(string field, decimal? price) => price is null or (>= 0 and <= ModelPrice.Highest)
        ? price
        : throw new EconomicsException(field, Text(price.Value), "dollars between 0 and 10,000");

    private static string Text(decimal price) => price.ToString(CultureInfo.InvariantCulture);
}
