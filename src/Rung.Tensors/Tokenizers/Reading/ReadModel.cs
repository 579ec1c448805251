using Rung.Tensors.Tokenizers.Algorithms;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>A model that was read, and the tokens that added ones are put to.</summary>
internal sealed record ReadModel(TokenModel Model, Vocabulary Vocabulary);
