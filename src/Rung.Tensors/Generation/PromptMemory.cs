using System.Runtime.InteropServices;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Generation;

/// <summary>
/// Keys and values of the last prompt: of the next one that begins alike – the same instruction and examples before another question, or
/// a conversation with one turn more – only what differs is computed. Answers do not hang on what was asked before, to the bit: a prompt
/// is always computed in pieces of <see cref="PieceTokens"/>, and whole pieces are remembered. One thread at a time.
/// </summary>
public sealed class PromptMemory : IDisposable
{
    /// <summary>So many tokens are computed together, and remembered or not.</summary>
    public const int PieceTokens = 64;

    private readonly CausalModel _model;
    private readonly List<int> _tokens = [];
    private KeyValueCache? _cache;

    /// <param name="model">Not disposed with the memory.</param>
    public PromptMemory(CausalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
    }

    /// <summary>How many tokens of the last prompt were not computed again.</summary>
    public int Reused { get; private set; }

    /// <summary>What it takes, in bytes.</summary>
    public long Bytes => _cache?.Bytes ?? 0;

    /// <summary>
    /// Whether what is computed for a short text serves a longer one. LongRoPE turns all positions by another table once a text is long.
    /// </summary>
    private bool IsLasting => _model.Config.RopeScaling.Kind != RopeScalingKind.LongRope;

    /// <summary>Forgets everything: the model computes differently now, as with another adapter.</summary>
    public void Forget() => _tokens.Clear();

    public void Dispose() => _cache?.Dispose();

    /// <summary>Computes a prompt. Its last rows are those of the pass, as if they alone had been asked for.</summary>
    /// <param name="pass">Of this model.</param>
    /// <param name="prompt">At least one token.</param>
    /// <param name="capacity">How long the text may become.</param>
    /// <param name="cancellationToken">Stops it between two pieces; those that are whole are remembered.</param>
    /// <returns>The cache, whose only slot holds the prompt, and the layout of the last rows.</returns>
    internal (KeyValueCache Cache, RowLayout Last) Compute(CausalPass pass, ReadOnlySpan<int> prompt, int capacity, CancellationToken cancellationToken)
    {
        Reused = IsLasting ? CommonWith(prompt) : 0;
        _tokens.RemoveRange(Reused, _tokens.Count - Reused);
        var cache = CacheFor(capacity);
        for (var from = Reused; ; from += PieceTokens)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var piece = prompt.Slice(from, Math.Min(PieceTokens, prompt.Length - from));
            var layout = RowLayout.Next([0, piece.Length], [0], cache);
            pass.Forward(piece, layout);
            cache.Advance(text: 0, piece.Length);
            if (piece.Length == PieceTokens)
            {
                _tokens.AddRange(piece);
            }

            if (from + piece.Length == prompt.Length)
            {
                return (cache, layout);
            }
        }
    }

    /// <summary>Whole pieces alike, of which at least one row is left to compute: the next token is foretold by the last row.</summary>
    private int CommonWith(ReadOnlySpan<int> prompt)
    {
        var common = CollectionsMarshal.AsSpan(_tokens).CommonPrefixLength(prompt);
        return Math.Min(common, prompt.Length - 1) / PieceTokens * PieceTokens;
    }

    /// <summary>The cache, cut to what is reused; a larger one where texts become longer than before.</summary>
    private KeyValueCache CacheFor(int capacity)
    {
        _cache?.Truncate(text: 0, Reused);
        if (_cache is null || _cache.Capacity < capacity || !IsLasting)
        {
            // Doubled, so that prompts that grow bit by bit are not copied each time; what no text reaches takes no memory.
            var roomy = IsLasting ? Math.Min(Math.Max(capacity, 2 * (_cache?.Capacity ?? 0)), Math.Max(capacity, _model.Config.MaxPositions)) : capacity;
            var larger = new KeyValueCache(_model.Config.Layers, _model.Config.KeyValueHeads * _model.Config.HeadSize, texts: 1, roomy);
            if (Reused > 0)
            {
                larger.Take(_cache!);
            }

            _cache?.Dispose();
            _cache = larger;
        }

        return _cache;
    }
}
