using System.Collections.Immutable;

namespace Rung.Engine.Providers;

/// <summary>
/// Knows the keys of this process and takes them out of every text that leaves the providers: servers do echo
/// the header back in their error pages. Safe for concurrent use.
/// </summary>
internal sealed class SecretRedactor
{
    private const string Mark = "[key]";

    private ImmutableList<string> _secrets = [];

    public void Add(string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);

        // The longest first, so that a key that contains another leaves no tail of itself.
        ImmutableInterlocked.Update(
            ref _secrets,
            secrets => [.. secrets.Append(secret).Distinct(StringComparer.Ordinal).OrderByDescending(known => known.Length)]);
    }

    public string Redact(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mark, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
