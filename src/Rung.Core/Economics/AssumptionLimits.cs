using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Rung.Core.Economics;

/// <summary>The doors that assumptions go through where they are put to use; what is refused is named by its key.</summary>
internal static class AssumptionLimits
{
    [return: NotNullIfNotNull(nameof(assumption))]
    public static Assumption? NotNegative(this Assumption? assumption) =>
        assumption.Within(0, double.MaxValue, $"{assumption?.Unit}, zero or more");

    [return: NotNullIfNotNull(nameof(assumption))]
    public static Assumption? Share(this Assumption? assumption) => assumption.Within(0, 1, "a share between 0 and 1");

    /// <summary>The whole of what is likely, its ends too, has to lie within the bounds.</summary>
    [return: NotNullIfNotNull(nameof(assumption))]
    public static Assumption? Within(this Assumption? assumption, double least, double most, string expected)
    {
        if (assumption is null || (assumption.Value.Low >= least && assumption.Value.High <= most))
        {
            return assumption;
        }

        var found = assumption.Value.Low < least ? assumption.Value.Low : assumption.Value.High;
        throw new EconomicsException(assumption.Key, found.ToString("G6", CultureInfo.InvariantCulture), expected);
    }
}
