using System.Globalization;
using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>The functions that every template has.</summary>
internal static class Globals
{
    public static Callable? Find(string name) => name switch
    {
        "range" => new Callable(name, Range),
        "namespace" => new Callable(name, MakeNamespace),
        "dict" => new Callable(name, MakeMap),
        "raise_exception" => new Callable(name, Refuse),
        "strftime_now" => new Callable(name, TellTime),
        _ => null,
    };

    private static TemplateList Range(Arguments arguments)
    {
        arguments.AllowOnly(3);
        var isSingle = arguments.Positional.Count == 1;
        var start = isSingle ? 0 : arguments.Integer(0, "start", 0);
        var stop = arguments.Integer(isSingle ? 0 : 1, "stop", 0);
        var step = arguments.Integer(2, "step", 1);
        if (step == 0)
        {
            throw arguments.Wrong("the step cannot be 0");
        }

        var items = new List<object?>();
        for (var i = (Int128)start; step > 0 ? i < stop : i > stop; i += step)
        {
            arguments.Rendering.Charge(1);
            items.Add((long)i);
        }

        return new TemplateList(items);
    }

    private static TemplateNamespace MakeNamespace(Arguments arguments)
    {
        var made = new TemplateNamespace();
        foreach (var (key, value) in MakeMap(arguments).Values)
        {
            made.Values[key] = value;
        }

        return made;
    }

    private static TemplateMap MakeMap(Arguments arguments)
    {
        arguments.Rendering.Charge(arguments.Named.Count);
        var values = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var given in arguments.Positional)
        {
            var map = given as TemplateMap ?? throw arguments.Wrong("what it starts from has to be a mapping");
            foreach (var (key, value) in map.Values)
            {
                values[key] = value;
            }
        }

        foreach (var (key, value) in arguments.Named)
        {
            values[key] = value;
        }

        return new TemplateMap(values);
    }

    private static object? Refuse(Arguments arguments) =>
        throw arguments.Rendering.Wrong($"the template refuses: {ValueText.Of(arguments.Required(0, "message"), arguments.Rendering)}");

    private static string TellTime(Arguments arguments)
    {
        var now = arguments.Rendering.Now ?? throw arguments.Wrong("the template asks for the time; render it with one");
        return arguments.Rendering.Made(TimeFormat.Format(arguments.Text(0, "format"), now, arguments));
    }

    private static class TimeFormat
    {
        public static string Format(string format, DateTimeOffset time, Arguments arguments)
        {
            var text = new System.Text.StringBuilder();
            for (var i = 0; i < format.Length; i++)
            {
                text.Append(format[i] != '%' ? format[i].ToString() : One(++i < format.Length ? format[i] : '\0', time, arguments));
            }

            return text.ToString();
        }

        private static string One(char directive, DateTimeOffset time, Arguments arguments)
        {
            var pattern = directive switch
            {
                'd' => "dd",
                'm' => "MM",
                'y' => "yy",
                'Y' => "yyyy",
                'H' => "HH",
                'I' => "hh",
                'M' => "mm",
                'S' => "ss",
                'B' => "MMMM",
                'b' => "MMM",
                'A' => "dddd",
                'a' => "ddd",
                'p' => "tt",
                'F' => "yyyy-MM-dd",
                'T' => "HH:mm:ss",
                'f' => "ffffff",
                '%' => @"\%",
                _ => throw arguments.Wrong($"the directive '%{directive}' is not supported"),
            };
            return time.ToString($"{pattern}\\ ", CultureInfo.InvariantCulture)[..^1];
        }
    }
}
