using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rung.Engine.Climbing;
using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Operators;
using Rung.Engine.Scrubbing;

namespace Rung.Cli;

/// <summary>The options of <c>rung scrub</c> as they are typed, and what it says when it is done.</summary>
internal static class ScrubWords
{
    private const int KeyBytes = 32;
    private const int LeastKeyCharacters = 16;
    private const string Environment = "env:";

    /// <exception cref="ClimbException">An option says what it cannot.</exception>
    public static ScrubOptions Parse(string[] operators, string[] types, double leastScore, string? key)
    {
        if (leastScore is not (>= 0 and <= 1))
        {
            throw new ClimbException(string.Create(CultureInfo.InvariantCulture, $"--least-score: found {leastScore}; expected a number from 0 to 1."));
        }

        var named = types.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(TypeOf).ToArray();
        var options = new ScrubOptions { Key = KeyOf(key), LeastScore = leastScore };
        if (named.Length > 0)
        {
            options = options with { Types = [.. named] };
        }

        return operators.Aggregate(options, WithOperator);
    }

    /// <summary>How many records changed and what was found, in a few lines.</summary>
    public static string Summary(ScrubResult result, string from, string? to)
    {
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture, $"{from}: personal data in {result.Changed:#,0} of {result.Records:#,0} records{(to is null ? "" : $", scrubbed in {to}")}\n"));
        foreach (var (type, count) in result.Spans)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {type,-18} {count,9:#,0}\n");
        }

        return text.ToString();
    }

    /// <summary>What to know where no key was given.</summary>
    public static string KeyNote(ScrubArguments arguments) => arguments.HasKey
        || !arguments.Options.OperatorOf.Values.Append(arguments.Options.Operator).Any(each => each is ScrubOperator.Replace or ScrubOperator.Hash)
            ? ""
            : "The key was drawn for this run and is forgotten: another run gives other surrogates. --key env:NAME keeps them.\n";

    private static ScrubOptions WithOperator(ScrubOptions options, string typed)
    {
        var parts = typed.Split('=', 2);
        return parts is [var type, var name]
            ? options with { OperatorOf = options.OperatorOf.SetItem(TypeOf(type), OperatorOf(name)) }
            : options with { Operator = OperatorOf(typed) };
    }

    private static ScrubOperator OperatorOf(string name) =>
        Enum.GetValues<ScrubOperator>().Cast<ScrubOperator?>().FirstOrDefault(each => each.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ClimbException($"--operator: found '{name}'; expected replace, mask, hash or drop, or TYPE= before one of them.");

    private static string TypeOf(string name) =>
        PersonalTypes.All.FirstOrDefault(type => type.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ClimbException($"found the type '{name}'; expected one of {string.Join(", ", PersonalTypes.All)}.");

    private static ImmutableArray<byte> KeyOf(string? key)
    {
        if (key is null)
        {
            return [.. RandomNumberGenerator.GetBytes(KeyBytes)];
        }

        if (!key.StartsWith(Environment, StringComparison.Ordinal))
        {
            throw new ClimbException("--key: found no env:NAME; expected the name of a variable, since what is typed stands in the shell's history.");
        }

        var secret = System.Environment.GetEnvironmentVariable(key[Environment.Length..]);
        return secret is { Length: >= LeastKeyCharacters }
            ? [.. SHA256.HashData(Encoding.UTF8.GetBytes(secret))]
            : throw new ClimbException($"--key: found {(secret is null ? "no such variable" : "fewer than 16 characters in it")}; expected {key[Environment.Length..]} to hold a secret of {LeastKeyCharacters} characters or more.");
    }
}
