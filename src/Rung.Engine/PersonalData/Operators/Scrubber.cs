using System.Text;

namespace Rung.Engine.PersonalData.Operators;

/// <summary>Takes spans of personal data out of texts, in the order in which these come. One thread.</summary>
public sealed class Scrubber
{
    private const int LeastKeyBytes = 16;
    private const int HashDigits = 10;

    private readonly ScrubOptions _options;
    private readonly byte[] _key;
    private readonly Surrogates _surrogates;

    /// <exception cref="ArgumentException">The key is shorter than 16 bytes.</exception>
    public Scrubber(ScrubOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Key.IsDefault || options.Key.Length < LeastKeyBytes)
        {
            throw new ArgumentException($"A key has at least {LeastKeyBytes} bytes.", nameof(options));
        }

        _options = options;
        _key = [.. options.Key];
        _surrogates = new Surrogates(_key);
    }

    /// <summary>The text without what the spans cover.</summary>
    /// <param name="text">The text.</param>
    /// <param name="spans">In the order of the text, none overlapping another.</param>
    public string Scrub(string text, IEnumerable<PersonalSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(spans);

        var result = new StringBuilder(text.Length);
        var end = 0;
        foreach (var span in spans.Where(_options.Includes))
        {
            result.Append(text, end, span.Start - end);
            end = span.End;
            if (OperatorFor(span.Type) is not ScrubOperator.Drop)
            {
                result.Append(Scrubbed(span.Type, text[span.Start..span.End]));
            }
            else if ((result.Length == 0 || result[^1] == ' ') && end < text.Length && text[end] == ' ')
            {
                // One blank, not two, where a word stood.
                end++;
            }
        }

        return result.Append(text, end, text.Length - end).ToString();
    }

    private ScrubOperator OperatorFor(string type) => _options.OperatorOf.GetValueOrDefault(type, _options.Operator);

    private string Scrubbed(string type, string value) => OperatorFor(type) switch
    {
        ScrubOperator.Hash => $"[{type}:{new KeyedDigits(_key, type, value.ToLowerInvariant()).NextHex(HashDigits)}]",
        ScrubOperator.Replace when _surrogates.Of(type, value) is { } surrogate => surrogate,
        _ => $"[{type}]",
    };
}
