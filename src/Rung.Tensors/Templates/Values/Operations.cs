namespace Rung.Tensors.Templates.Values;

/// <summary>The operators, with Python's meaning.</summary>
internal static class Operations
{
    private const int Deepest = 64;

    public static object? Apply(string symbol, object? left, object? right, Rendering rendering) => (symbol, left, right) switch
    {
        ("+", string one, string other) => Joined(one, other, rendering),
        ("+", TemplateList one, TemplateList other) => Joined(one, other, rendering),
        ("*", string text, long times) => Repeated(text, times, rendering),
        ("*", long times, string text) => Repeated(text, times, rendering),
        ("%", string, _) => throw rendering.Wrong("formatting with '%' is not supported."),
        _ => Calculate(symbol, ToNumber(left), ToNumber(right), rendering)
            ?? throw rendering.Wrong($"'{symbol}' does not go with {Described(left)} and {Described(right)}."),
    };

    public static bool AreEqual(object? left, object? right, Rendering rendering) => AreEqual(left, right, rendering, depth: 0);

    /// <summary>Less than 0, 0, or more, as the left value comes before the right.</summary>
    public static int Compare(object? left, object? right, Rendering rendering)
    {
        if (left is string text && right is string other)
        {
            return string.CompareOrdinal(text, other);
        }

        if (ToNumber(left) is { } one && ToNumber(right) is { } two)
        {
            return one is long a && two is long b ? a.CompareTo(b) : Convert.ToDouble(one, null).CompareTo(Convert.ToDouble(two, null));
        }

        throw rendering.Wrong($"{Described(left)} and {Described(right)} have no order.");
    }

    public static bool Contains(object? container, object? item, Rendering rendering)
    {
        switch (container)
        {
            case string text:
                return item is string part ? text.Contains(part, StringComparison.Ordinal) : throw rendering.Wrong($"a string holds no {Kinds.Of(item)}.");
            case TemplateMap map:
                return item is string key && map.Values.ContainsKey(key);
            case TemplateList list:
                rendering.Charge(list.Items.Count);
                return list.Items.Any(candidate => AreEqual(candidate, item, rendering));
            case Undefined:
                return false;
            default:
                throw rendering.Wrong($"{Described(container)} holds nothing.");
        }
    }

    /// <summary>What a loop runs over: a list's items, a mapping's keys, a string's characters; nothing of what is undefined.</summary>
    public static IReadOnlyList<object?> Items(object? value, Rendering rendering)
    {
        var items = value switch
        {
            TemplateList list => list.Items,
            TemplateMap map => [.. map.Values.Keys],
            string text => [.. text.EnumerateRunes().Select(rune => rune.ToString())],
            Undefined => [],
            _ => throw rendering.Wrong($"{Described(value)} cannot be walked over."),
        };
        rendering.Charge(items.Count);
        return items;
    }

    public static object Negated(object? value, Rendering rendering) => ToNumber(value) switch
    {
        // Boxed one by one: the arms would be made doubles together.
        long number when number != long.MinValue => (object)-number,
        double number => -number,
        _ => throw rendering.Wrong($"{Described(value)} has no negative."),
    };

    /// <summary>A value for an error: its kind, or why it is not there.</summary>
    public static string Described(object? value) => value is Undefined undefined ? undefined.Reason : Kinds.Of(value);

    private static object? ToNumber(object? value) => value switch
    {
        bool flag => flag ? 1L : 0L,
        long or double => value,
        _ => null,
    };

    private static object? Calculate(string symbol, object? left, object? right, Rendering rendering)
    {
        if (left is null || right is null)
        {
            return null;
        }

        try
        {
            return left is long one && right is long other && symbol != "/"
                ? Whole(symbol, one, other)
                : Broken(symbol, Convert.ToDouble(left, null), Convert.ToDouble(right, null));
        }
        catch (ArithmeticException impossible)
        {
            throw rendering.Wrong($"'{symbol}': {impossible.Message}");
        }
    }

    private static object? Whole(string symbol, long left, long right) => symbol switch
    {
        "+" => checked(left + right),
        "-" => checked(left - right),
        "*" => checked(left * right),
        "//" => checked(left / right) - (left % right != 0 && (left < 0) != (right < 0) ? 1 : 0),
        "%" when right == -1 => 0L,
        "%" => ((left % right) + right) % right,
        "**" when right >= 0 => Power(left, right),
        "**" => Math.Pow(left, right),
        _ => null,
    };

    private static long Power(long radix, long exponent)
    {
        var result = 1L;
        for (; exponent > 0 && result != 0 && !(radix is 1 or 0 && result == radix); exponent--)
        {
            result = checked(result * radix);
        }

        return result;
    }

    private static object? Broken(string symbol, double left, double right) => symbol switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" or "//" or "%" when right == 0 => throw new DivideByZeroException(),
        "/" => left / right,
        "//" => Math.Floor(left / right),
        "%" => left - (Math.Floor(left / right) * right),
        "**" => Math.Pow(left, right),
        _ => null,
    };

    private static string Joined(string left, string right, Rendering rendering)
    {
        rendering.ChargeLength((long)left.Length + right.Length);
        return left + right;
    }

    private static TemplateList Joined(TemplateList left, TemplateList right, Rendering rendering)
    {
        rendering.Charge((long)left.Items.Count + right.Items.Count);
        return new TemplateList([.. left.Items, .. right.Items], left.IsTuple);
    }

    private static string Repeated(string text, long times, Rendering rendering)
    {
        times = Math.Clamp(times, 0, int.MaxValue);
        rendering.ChargeLength(text.Length * times);
        return string.Concat(Enumerable.Repeat(text, (int)times));
    }

    private static bool AreEqual(object? left, object? right, Rendering rendering, int depth)
    {
        rendering.Charge(1);
        if (depth > Deepest)
        {
            throw rendering.Wrong($"values are nested more than {Deepest} deep.");
        }

        return (left, right) switch
        {
            (TemplateList one, TemplateList other) => one.IsTuple == other.IsTuple && one.Items.Count == other.Items.Count
                && one.Items.Zip(other.Items).All(pair => AreEqual(pair.First, pair.Second, rendering, depth + 1)),
            (TemplateMap one, TemplateMap other) => one.Values.Count == other.Values.Count
                && one.Values.All(pair => other.Values.TryGetValue(pair.Key, out var value) && AreEqual(pair.Value, value, rendering, depth + 1)),
            (Undefined, Undefined) => true,
            _ when ToNumber(left) is { } one && ToNumber(right) is { } other => Compare(one, other, rendering) == 0,
            _ => Equals(left, right),
        };
    }
}
