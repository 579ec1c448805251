using System.Text;
using Rung.Tensors.Tokenizers;

namespace Rung.Engine.Local;

/// <summary>
/// The text of an answer while it is written: never half a character, never the beginning of what ends it. For one thread.
/// </summary>
internal sealed class AnswerStream(StreamingDecoder decoder, IReadOnlyList<string> stops, bool endsAtBlankLine)
{
    private const string BlankLine = "\n\n";

    private readonly string[] _stops = endsAtBlankLine ? [.. stops, BlankLine] : [.. stops];
    private readonly StringBuilder _held = new();
    private readonly StringBuilder _ready = new();
    private bool _hasBegun = !endsAtBlankLine;
    private bool _isOver;

    /// <summary>Takes a token; true when the answer is over.</summary>
    public bool Push(int token)
    {
        Add(decoder.Push(token));
        return _isOver;
    }

    /// <summary>What is certain by now and was not taken yet.</summary>
    public string Take()
    {
        var text = _ready.ToString();
        _ready.Clear();
        return text;
    }

    /// <summary>The answer ended by itself: what was held back is part of it.</summary>
    public string Finish()
    {
        Add(decoder.Finish());
        if (!_isOver)
        {
            _ready.Append(_held);
        }

        _held.Clear();
        return endsAtBlankLine ? Take().TrimEnd() : Take();
    }

    private void Add(string piece)
    {
        if (_isOver)
        {
            return;
        }

        // Before its first word an answer may have empty lines: they are no end.
        piece = _hasBegun ? piece : piece.TrimStart();
        _hasBegun |= piece.Length > 0;
        var text = _held.Append(piece).ToString();
        var places = _stops.Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(place => place >= 0).ToList();
        if (places.Count > 0)
        {
            _isOver = true;
            _ready.Append(text.AsSpan(0, places.Min()));
            _held.Clear();
            return;
        }

        var certain = text.Length - _stops.Select(stop => Overlap(text, stop)).DefaultIfEmpty(0).Max();
        _ready.Append(text.AsSpan(0, certain));
        _held.Clear().Append(text.AsSpan(certain));
    }

    /// <summary>How long the end of the text is that may be the beginning of a stop.</summary>
    private static int Overlap(string text, string stop)
    {
        for (var length = Math.Min(text.Length, stop.Length - 1); length > 0; length--)
        {
            if (text.EndsWith(stop[..length], StringComparison.Ordinal))
            {
                return length;
            }
        }

        return 0;
    }
}
