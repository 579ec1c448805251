using System.Globalization;

namespace Rung.Cli;

/// <summary>Bytes as a person reads them, in powers of a thousand.</summary>
internal static class SizeText
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    public static string Of(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 999.5 && unit < Units.Length - 1)
        {
            (value, unit) = (value / 1000, unit + 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 || value >= 99.95 ? $"{value:0}" : value >= 9.995 ? $"{value:0.0}" : $"{value:0.00}")} {Units[unit]}");
    }
}
