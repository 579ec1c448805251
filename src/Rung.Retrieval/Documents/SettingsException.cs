using System.Collections.Immutable;

namespace Rung.Retrieval.Documents;

/// <summary>Options that cannot be used; lists all that is wrong with them.</summary>
public sealed class SettingsException : RetrievalException
{
    internal SettingsException(string options, ImmutableArray<string> errors)
        : base($"{options}: {string.Join(' ', errors)}") => Errors = errors;

    /// <summary>One sentence for each error.</summary>
    public ImmutableArray<string> Errors { get; }

    internal static void ThrowIfAny(string options, IEnumerable<(bool IsWrong, string Error)> checks)
    {
        var errors = checks.Where(check => check.IsWrong).Select(check => check.Error).ToImmutableArray();
        if (!errors.IsEmpty)
        {
            throw new SettingsException(options, errors);
        }
    }
}
