using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>The tests by name. The first argument is what they are asked about.</summary>
internal static class Tests
{
    private static readonly Dictionary<string, Func<Arguments, bool>> ByName = new(StringComparer.Ordinal)
    {
        ["defined"] = arguments => arguments.Positional[0] is not Undefined,
        ["undefined"] = arguments => arguments.Positional[0] is Undefined,
        ["none"] = arguments => arguments.Positional[0] is null,
        ["boolean"] = arguments => arguments.Positional[0] is bool,
        ["true"] = arguments => arguments.Positional[0] is true,
        ["false"] = arguments => arguments.Positional[0] is false,
        ["integer"] = arguments => arguments.Positional[0] is long,
        ["float"] = arguments => arguments.Positional[0] is double,
        ["number"] = arguments => arguments.Positional[0] is long or double or bool,
        ["string"] = arguments => arguments.Positional[0] is string,
        ["mapping"] = arguments => arguments.Positional[0] is TemplateMap,
        ["sequence"] = arguments => arguments.Positional[0] is string or TemplateList or TemplateMap or Undefined,
        ["iterable"] = arguments => arguments.Positional[0] is string or TemplateList or TemplateMap or Undefined,
        ["callable"] = arguments => arguments.Positional[0] is Callable,
        ["sameas"] = IsSame,
        ["odd"] = arguments => Remainder(arguments, 2) != 0,
        ["even"] = arguments => Remainder(arguments, 2) == 0,
        ["divisibleby"] = arguments => Remainder(arguments, arguments.Integer(1, "num", 0)) == 0,
        ["lower"] = arguments => arguments.Positional[0] is string text && StringMethods.Find(text, "islower")!.Call(arguments) is true,
        ["upper"] = arguments => arguments.Positional[0] is string text && StringMethods.Find(text, "isupper")!.Call(arguments) is true,
        ["in"] = arguments => Operations.Contains(arguments.Required(1, "seq"), arguments.Positional[0], arguments.Rendering),
        ["eq"] = IsEqual,
        ["equalto"] = IsEqual,
        ["=="] = IsEqual,
        ["ne"] = arguments => !IsEqual(arguments),
        ["!="] = arguments => !IsEqual(arguments),
        ["lt"] = arguments => Order(arguments) < 0,
        ["<"] = arguments => Order(arguments) < 0,
        ["lessthan"] = arguments => Order(arguments) < 0,
        ["le"] = arguments => Order(arguments) <= 0,
        ["<="] = arguments => Order(arguments) <= 0,
        ["gt"] = arguments => Order(arguments) > 0,
        [">"] = arguments => Order(arguments) > 0,
        ["greaterthan"] = arguments => Order(arguments) > 0,
        ["ge"] = arguments => Order(arguments) >= 0,
        [">="] = arguments => Order(arguments) >= 0,
    };

    public static Func<Arguments, bool>? Find(string name) => ByName.GetValueOrDefault(name);

    private static bool IsEqual(Arguments arguments) =>
        Operations.AreEqual(arguments.Positional[0], arguments.Required(1, "other"), arguments.Rendering);

    private static int Order(Arguments arguments) =>
        Operations.Compare(arguments.Positional[0], arguments.Required(1, "other"), arguments.Rendering);

    // What is the same in Python and not only equal: none, a truth value, or the value itself.
    private static bool IsSame(Arguments arguments)
    {
        var (one, other) = (arguments.Positional[0], arguments.Required(1, "other"));
        return one is null or bool || other is null or bool ? Equals(one, other) : ReferenceEquals(one, other);
    }

    private static long Remainder(Arguments arguments, long divisor) =>
        Operations.Apply("%", arguments.Positional[0], divisor, arguments.Rendering) switch
        {
            long whole => whole,
            double number => number == 0 ? 0 : 1,
            _ => 1,
        };
}
