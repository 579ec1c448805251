using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Syntax;

/// <summary>The arguments of a call as they are written.</summary>
internal sealed record CallArguments(IReadOnlyList<Expression> Positional, IReadOnlyList<(string Name, Expression Value)> Named)
{
    public static readonly CallArguments None = new([], []);

    /// <summary>Their values, behind those that are given.</summary>
    public Arguments Evaluate(Rendering rendering, string name, params IEnumerable<object?> before)
    {
        List<object?> positional = [.. before, .. Positional.Select(argument => argument.Evaluate(rendering))];
        var named = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (parameter, value) in Named)
        {
            named[parameter] = value.Evaluate(rendering);
        }

        return new Arguments(rendering, name, positional, named);
    }
}
