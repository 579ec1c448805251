namespace Rung.Core.Ladder;

/// <summary>The kinds of failure of an attempt.</summary>
public enum FailureCause
{
    /// <summary>The provider said 429 until patience ran out.</summary>
    RateLimited,

    /// <summary>The provider failed (5xx).</summary>
    ProviderError,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The connection broke, before or within the answer.</summary>
    ConnectionLost,

    /// <summary>The provider answered with something that is not the protocol.</summary>
    MalformedResponse,

    /// <summary>The answer has no text.</summary>
    EmptyResponse,

    /// <summary>The answer is larger than the limit.</summary>
    ResponseTooLarge,

    /// <summary>The provider refused the request (4xx: key, model, parameters).</summary>
    Refused,

    /// <summary>The content filter stopped the answer.</summary>
    Filtered,

    /// <summary>The budget could not cover the call.</summary>
    OverBudget,

    /// <summary>The recorded file has no line for the example.</summary>
    NotRecorded,
}
