using Rung.Core.Economics;

namespace Rung.Engine.Retrieving.Connections;

/// <summary>What embedding a corpus will cost, said before the first request.</summary>
/// <param name="Text">Texts, requests, tokens and money, in one line.</param>
/// <param name="Requests">Requests that will be sent; 0: all vectors are kept already.</param>
/// <param name="Likely">What it will cost if a token has about four bytes; <see langword="null"/> is unknown: the embedder has no price.</param>
/// <param name="AtMost">The upper bound that the budget reserves; <see langword="null"/> is unknown.</param>
/// <param name="Budget">The task's budget, which is never passed; <see langword="null"/>: there is none.</param>
public sealed record EmbeddingQuestion(string Text, int Requests, Money? Likely, Money? AtMost, Money? Budget)
{
    /// <summary>Whether there is nothing to pay.</summary>
    public bool IsFree => Requests == 0 || AtMost == Money.Zero;
}
