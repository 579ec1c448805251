namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>Nothing can be learnt from the passages given.</summary>
public sealed class LsaException : RetrievalException
{
    internal LsaException(string message)
        : base(message)
    {
    }
}
