using Rung.Core.Economics;

namespace Rung.Engine.Providers.Calls;

/// <summary>How a provider bills requests that are answered with numbers.</summary>
internal interface ICallBilling
{
    /// <summary>The most that a request can cost.</summary>
    /// <param name="request">Its body.</param>
    /// <param name="price">What the model costs.</param>
    Money MostOf(ReadOnlyMemory<byte> request, ModelPrice price);

    /// <summary>What an answer says that it cost; <see langword="null"/> where it does not say.</summary>
    /// <param name="answer">Its body, whatever it is.</param>
    /// <param name="price">What the model costs.</param>
    Money? CostOf(ReadOnlyMemory<byte> answer, ModelPrice price);
}
