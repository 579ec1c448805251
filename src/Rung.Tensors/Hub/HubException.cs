using System.Net;

namespace Rung.Tensors.Hub;

/// <summary>A model cannot be fetched: the hub refuses, what came is not what it should be, or it does not fit on the disk.</summary>
public sealed class HubException : TensorException
{
    /// <param name="message">What is wrong, where, and what to do about it.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public HubException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>What the hub answered, where it answered with an error.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Whether the same request may go well a little later.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>How long the hub asks to wait.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
