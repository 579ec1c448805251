namespace Rung.Retrieval.Adapters;

/// <summary>What should be a query adapter is none, or is damaged.</summary>
public sealed class AdapterFormatException : RetrievalException
{
    internal AdapterFormatException(string message)
        : base(message)
    {
    }
}
