using System.Globalization;
using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>Filters about numbers.</summary>
internal static class NumberFilters
{
    public static object? ToInteger(Arguments arguments)
    {
        var value = arguments.Positional[0];
        return value switch
        {
            long => value,
            bool flag => flag ? 1L : 0L,
            double number when Math.Abs(number) < long.MaxValue => (long)number,
            string text when long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            string text when TryParse(text, out var number) && Math.Abs(number) < long.MaxValue => (long)number,
            _ => arguments.Optional(1, "default", 0L),
        };
    }

    public static object? ToFloat(Arguments arguments) => arguments.Positional[0] switch
    {
        long whole => (double)whole,
        bool flag => flag ? 1.0 : 0.0,
        double number => number,
        string text when TryParse(text, out var number) => number,
        _ => arguments.Optional(1, "default", 0.0),
    };

    public static object? Absolute(Arguments arguments) => arguments.Positional[0] switch
    {
        long number when number != long.MinValue => (object)Math.Abs(number),
        double number => Math.Abs(number),
        var other => throw arguments.Wrong($"{Kinds.Of(other)} has no absolute value"),
    };

    public static object? Round(Arguments arguments)
    {
        var digits = (int)Math.Clamp(arguments.Integer(1, "precision", 0), 0, 15);
        var value = Convert.ToDouble(Operations.Apply("+", arguments.Positional[0], 0.0, arguments.Rendering), CultureInfo.InvariantCulture);
        var scale = Math.Pow(10, digits);
        return (arguments.OptionalText(2, "method") ?? "common") switch
        {
            "common" => Math.Round(value, digits, MidpointRounding.ToEven),
            "ceil" => Math.Ceiling(value * scale) / scale,
            "floor" => Math.Floor(value * scale) / scale,
            _ => throw arguments.Wrong("'method' is common, ceil or floor"),
        };
    }

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
