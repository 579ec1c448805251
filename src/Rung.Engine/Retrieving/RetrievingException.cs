using Rung.Core;

namespace Rung.Engine.Retrieving;

/// <summary>Documents, judgements or settings that retrieval cannot work with.</summary>
public sealed class RetrievingException : RungException
{
    public RetrievingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
