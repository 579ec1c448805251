using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Passages;

/// <summary>How documents are cut.</summary>
public sealed record PassageOptions
{
    /// <summary>The most that a passage may have, in tokens of <see cref="Tokens"/>. Default: 256.</summary>
    public int MaxTokens { get; init; } = 256;

    /// <summary>How much of a passage the next one repeats at most, in tokens; always whole sentences. Default: 32.</summary>
    public int OverlapTokens { get; init; } = 32;

    /// <summary>What is smaller than this, in tokens, does not stand alone where it can be joined. Default: 48.</summary>
    public int MinTokens { get; init; } = 48;

    /// <summary>Whether a table that is cut repeats the names of its columns. Default: yes.</summary>
    public bool RepeatsTableHeader { get; init; } = true;

    /// <summary>Counts the tokens. Default: an approximation from characters.</summary>
    public ITokenCounter Tokens { get; init; } = ApproximateTokenCounter.Shared;

    /// <exception cref="SettingsException">Lists all that is wrong.</exception>
    public void Validate() => SettingsException.ThrowIfAny(
        nameof(PassageOptions),
        [
            (MaxTokens < 8, $"{nameof(MaxTokens)} is {MaxTokens}: 8 is the least."),
            (OverlapTokens < 0 || OverlapTokens > MaxTokens / 2, $"{nameof(OverlapTokens)} is {OverlapTokens}: give 0 to half of {nameof(MaxTokens)}."),
            (MinTokens < 0 || MinTokens > MaxTokens / 2, $"{nameof(MinTokens)} is {MinTokens}: give 0 to half of {nameof(MaxTokens)}."),
            (Tokens is null, $"{nameof(Tokens)} is not set."),
        ]);
}
