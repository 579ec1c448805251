using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Generation;

/// <summary>
/// Ends texts at given words, however the tokenizer parts them. A new one for each call of the generator; its
/// <see cref="StopsAt"/> goes into the options, and <see cref="Cut"/> takes off what stands from the stop text on.
/// </summary>
public sealed class StopTexts
{
    private readonly Tokenizer _tokenizer;
    private readonly string[] _stops;
    private readonly int _longest;
    private readonly Dictionary<int, (StreamingDecoder Decoder, string Tail)> _texts = [];

    /// <param name="tokenizer">The model's.</param>
    /// <param name="stops">Any of them ends a text; none is empty.</param>
    public StopTexts(Tokenizer tokenizer, params IEnumerable<string> stops)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        (_tokenizer, _stops) = (tokenizer, [.. stops]);
        if (_stops.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException("A stop text has at least one character.", nameof(stops));
        }

        _longest = _stops.Length == 0 ? 0 : _stops.Max(stop => stop.Length);
    }

    /// <summary>The condition for the generator's options.</summary>
    public bool StopsAt(int text, IReadOnlyList<int> generated)
    {
        ArgumentNullException.ThrowIfNull(generated);
        var (decoder, tail) = _texts.TryGetValue(text, out var known) ? known : (_tokenizer.StartDecoding(), "");
        tail += decoder.Push(generated[^1]);
        var stops = Array.Exists(_stops, stop => tail.Contains(stop, StringComparison.Ordinal));

        // Only what may be the beginning of a stop text has to be remembered.
        _texts[text] = (decoder, tail.Length > _longest ? tail[^_longest..] : tail);
        return stops;
    }

    /// <summary>The text up to the first stop text.</summary>
    public string Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var places = _stops.Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(place => place >= 0).ToList();
        return places.Count == 0 ? text : text[..places.Min()];
    }
}
