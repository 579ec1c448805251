using Rung.Core;
using Rung.Core.Ladder;

namespace Rung.Engine.Providers;

/// <summary>
/// A call that has no answer, with its cause. It never carries the exception that it came from: that one may hold
/// a header or a body with the key in it.
/// </summary>
internal sealed class ModelCallException : RungException
{
    public ModelCallException(FailureCause cause, string message)
        : base(message) => Cause = cause;

    public FailureCause Cause { get; }

    /// <summary>Whether asking again may help, and no byte of an answer had come yet.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the provider asks to wait before asking again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the provider may bill the call although there is no answer. When in doubt it may.</summary>
    public bool MayHaveCost { get; init; }

    /// <summary>
    /// What is known of tokens, money and time, where the provider did say (an empty or a filtered answer).
    /// </summary>
    public CallMeasurement? Measurement { get; init; }

    public override bool IsInputFault => false;

    /// <summary>The same failure, saying how often the model was asked.</summary>
    public ModelCallException AfterTries(int tries) => new(Cause, $"{Message} (Asked {tries} times.)")
    {
        IsTransient = IsTransient,
        RetryAfter = RetryAfter,
        MayHaveCost = MayHaveCost,
        Measurement = Measurement,
    };
}
