namespace Rung.Tensors.Tokenizers;

/// <summary>What the file says about texts of different length. The tokenizer never pads: whoever makes a batch does.</summary>
/// <param name="Token">The token that fills.</param>
/// <param name="Id">Its id.</param>
/// <param name="TypeId">Its segment.</param>
/// <param name="Direction"><c>Right</c> or <c>Left</c>: the side that is filled.</param>
/// <param name="FixedLength">The length of every text, or none for that of the longest.</param>
/// <param name="MultipleOf">Lengths are rounded up to a multiple of this.</param>
public sealed record Padding(string Token, int Id, int TypeId, string Direction, int? FixedLength, int? MultipleOf);
