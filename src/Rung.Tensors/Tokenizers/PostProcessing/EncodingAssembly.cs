using System.Runtime.InteropServices;

namespace Rung.Tensors.Tokenizers.PostProcessing;

/// <summary>Puts the tokens of one or two texts and those that the model adds together.</summary>
internal sealed class EncodingAssembly
{
    private readonly int[] _ids;
    private readonly TextSpan[] _spans;
    private readonly int[] _typeIds;
    private readonly sbyte[] _sequences;
    private int _count;

    private EncodingAssembly(int capacity)
    {
        _ids = new int[capacity];
        _spans = new TextSpan[capacity];
        _typeIds = new int[capacity];
        _sequences = new sbyte[capacity];
    }

    /// <param name="processor">What is put around.</param>
    /// <param name="first">The tokens of the first text.</param>
    /// <param name="second">Those of the second, if there is one.</param>
    /// <param name="options">Whether anything is added, and how much there may be.</param>
    public static EncodedText Assemble(PostProcessor processor, TokenSink first, TokenSink? second, EncodeOptions options)
    {
        var added = options.AddsSpecialTokens ? processor.CountAdded(second is not null) : 0;
        if (options.MaxTokens is { } most)
        {
            Shorten(first, second, most - added);
        }

        var assembly = new EncodingAssembly(first.Count + (second?.Count ?? 0) + added);
        foreach (var part in second is null ? processor.Single : processor.Pair)
        {
            if (part.Sequence != TemplatePart.Added)
            {
                assembly.Add(part, part.Sequence == 0 ? first : second!);
            }
            else if (options.AddsSpecialTokens)
            {
                assembly.Add(part);
            }
        }

        return assembly.ToEncoded();
    }

    private static void Shorten(TokenSink first, TokenSink? second, int most)
    {
        if (most < 0)
        {
            throw new ArgumentException($"{nameof(EncodeOptions.MaxTokens)} leaves no room for the tokens that the model adds; allow {-most} more.");
        }

        // The longer one gives until both are equal, then both give in turn, the second first.
        while (first.Count + (second?.Count ?? 0) > most)
        {
            var other = second?.Count ?? 0;
            var longer = other >= first.Count ? second! : first;
            var excess = first.Count + other - most;
            var difference = Math.Abs(first.Count - other);
            longer.Truncate(longer.Count - Math.Clamp(difference, 1, excess));
        }
    }

    private void Add(TemplatePart part)
    {
        foreach (var id in part.Ids)
        {
            (_ids[_count], _typeIds[_count]) = (id, part.TypeId);
            _sequences[_count++] = TemplatePart.Added;
        }
    }

    private void Add(TemplatePart part, TokenSink tokens)
    {
        tokens.Ids.CopyTo(_ids.AsSpan(_count));
        tokens.Spans.CopyTo(_spans.AsSpan(_count));
        _typeIds.AsSpan(_count, tokens.Count).Fill(part.TypeId);
        _sequences.AsSpan(_count, tokens.Count).Fill((sbyte)part.Sequence);
        _count += tokens.Count;
    }

    private EncodedText ToEncoded() => new(
        ImmutableCollectionsMarshal.AsImmutableArray(_ids),
        ImmutableCollectionsMarshal.AsImmutableArray(_spans),
        ImmutableCollectionsMarshal.AsImmutableArray(_typeIds),
        ImmutableCollectionsMarshal.AsImmutableArray(_sequences));
}
