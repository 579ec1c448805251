using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Passages;

/// <summary>What a passage is never cut inside of: a sentence, an item, a row, a line, a heading.</summary>
/// <param name="Span">Where it stands in the document's text.</param>
/// <param name="Tokens">How many it has; never more than a passage may have.</param>
/// <param name="Block">The number of the block it belongs to.</param>
/// <param name="Kind">What that block is.</param>
/// <param name="IsFirst">Whether its block begins with it.</param>
internal readonly record struct Unit(TextSpan Span, int Tokens, int Block, DocumentBlockKind Kind, bool IsFirst)
{
    public bool IsHeading => Kind == DocumentBlockKind.Heading;

    public bool IsSentence => Kind == DocumentBlockKind.Paragraph;
}
