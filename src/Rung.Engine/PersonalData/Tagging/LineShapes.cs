namespace Rung.Engine.PersonalData.Tagging;

/// <summary>
/// What the lines of a text look like: an address is known by its short lines, some of which begin with digits. Reused for one text after
/// another; one thread at a time.
/// </summary>
internal sealed class LineShapes
{
    private readonly List<Line> _lines = [];
    private int[] _lineOf = new int[256];

    public void Read(ReadOnlySpan<char> text, List<Token> tokens)
    {
        if (_lineOf.Length < tokens.Count)
        {
            _lineOf = new int[Math.Max(tokens.Count, _lineOf.Length * 2)];
        }

        _lines.Clear();
        var first = 0;
        for (var i = 1; i <= tokens.Count; i++)
        {
            if (i == tokens.Count || text[tokens[i - 1].End..tokens[i].Start].Contains('\n'))
            {
                _lines.Add(Line.Of(text, tokens, first, i));
                _lineOf.AsSpan(first, i - first).Fill(_lines.Count - 1);
                first = i;
            }
        }
    }

    public bool StartsLine(int token) => _lines[_lineOf[token]].FirstToken == token;

    /// <summary>How long the token's line is, and how far inside it stands; coarsely.</summary>
    public uint Size(int token)
    {
        var line = _lines[_lineOf[token]];
        return (uint)((Math.Min(line.Count, 8) * 16) + Math.Min(token - line.FirstToken, 4) + (_lines.Count > 1 ? 1000 : 0));
    }

    /// <summary>What the line of a token looks like, or the one before (-1) or behind it (+1).</summary>
    public uint Kind(int token, int away)
    {
        var line = _lineOf[token] + away;
        return line < 0 ? 1u : line >= _lines.Count ? 2u : _lines[line].Kind;
    }

    /// <summary>What the token's line begins with.</summary>
    public uint First(int token) => _lines[_lineOf[token]].Start;

    private readonly record struct Line(int FirstToken, int Count, uint Start, uint Kind)
    {
        public static Line Of(ReadOnlySpan<char> text, List<Token> tokens, int first, int end)
        {
            var start = KindOf(text[tokens[first].Start]);
            var last = KindOf(text[tokens[end - 1].Start]);
            var hasDigit = text[tokens[first].Start..tokens[end - 1].End].ContainsAnyInRange('0', '9') ? 1u : 0u;
            var size = end - first > 6 ? 3u : end - first > 3 ? 2u : 1u;
            return new Line(first, end - first, start, 16u + (start * 64) + (last * 16) + (hasDigit * 4) + size);
        }

        private static uint KindOf(char character) =>
            char.IsAsciiDigit(character) ? 1u : char.IsUpper(character) ? 2u : char.IsLetter(character) ? 3u : 0u;
    }
}
