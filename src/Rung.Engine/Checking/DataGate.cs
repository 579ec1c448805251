using Rung.Core.Ladder;

namespace Rung.Engine.Checking;

/// <summary>Whether there are as many examples as an approach is said to need.</summary>
/// <param name="Minimum">The rule of thumb, with its source.</param>
/// <param name="Have">How many there are; <see langword="null"/> where they cannot be counted.</param>
/// <param name="Counted">What was counted, for example <c>train examples</c>; or why it could not be.</param>
public sealed record DataGate(DataMinimum Minimum, int? Have, string Counted)
{
    /// <summary><see langword="null"/> is unknown.</summary>
    public bool? IsOpen => Have is { } have ? have >= Minimum.Examples : null;

    /// <summary><c>open</c>, <c>closed</c> or <c>unknown</c>.</summary>
    public string State => IsOpen switch
    {
        true => "open",
        false => "closed",
        null => "unknown",
    };
}
