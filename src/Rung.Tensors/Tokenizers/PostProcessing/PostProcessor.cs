using System.Collections.Immutable;

namespace Rung.Tensors.Tokenizers.PostProcessing;

/// <summary>What is put around the tokens of a text, or of a pair. Immutable.</summary>
/// <param name="Single">The parts for one text.</param>
/// <param name="Pair">The parts for two.</param>
/// <param name="TrimsSpans">Whether spans leave out the white space at their ends.</param>
internal sealed record PostProcessor(ImmutableArray<TemplatePart> Single, ImmutableArray<TemplatePart> Pair, bool TrimsSpans = false)
{
    /// <summary>The texts one after the other, and nothing else.</summary>
    public static readonly PostProcessor Nothing = new(
        [new TemplatePart(sequence: 0, typeId: 0)],
        [new TemplatePart(sequence: 0, typeId: 0), new TemplatePart(sequence: 1, typeId: 1)]);

    /// <summary>How many tokens the parts add to one text, or to two.</summary>
    public int CountAdded(bool isPair)
    {
        var added = 0;
        foreach (var part in isPair ? Pair : Single)
        {
            added += part.Ids.Length;
        }

        return added;
    }
}
