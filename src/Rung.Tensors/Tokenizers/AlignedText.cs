namespace Rung.Tensors.Tokenizers;

/// <summary>
/// A text under work: its characters as they are now and, for each, where in the original it comes from. While nothing is
/// changed it is the original itself, without a copy. A change is written in one pass: <see cref="Begin"/>, then each
/// character kept, put or left out, then <see cref="Commit"/>. Owned by one encoding.
/// </summary>
internal sealed class AlignedText
{
    private ReadOnlyMemory<char> _source;
    private int _origin;
    private bool _isSource;
    private Buffer _current = new();
    private Buffer _next = new();

    public ReadOnlySpan<char> Chars => _isSource ? _source.Span : _current.Chars.AsSpan(0, _current.Length);

    public int Length => _isSource ? _source.Length : _current.Length;

    /// <summary>How many characters the change under way has written.</summary>
    public int Written => _next.Length;

    /// <param name="source">A part of the original.</param>
    /// <param name="origin">Where in the original it starts.</param>
    public void Reset(ReadOnlyMemory<char> source, int origin)
    {
        _source = source;
        _origin = origin;
        _isSource = true;
    }

    /// <summary>Where the characters from <paramref name="start"/> to before <paramref name="end"/> come from.</summary>
    public TextSpan OriginOf(int start, int end)
    {
        if (_isSource)
        {
            return new TextSpan(_origin + start, _origin + end);
        }

        var first = StartOf(start);
        return new TextSpan(first, end > start ? Math.Max(first, _current.Ends[end - 1]) : first);
    }

    public void Begin() => _next.Length = 0;

    public void Keep(int index)
    {
        _next.Reserve(1);
        _next.Add(Chars[index], StartOf(index), EndOf(index));
    }

    public void Keep(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            Keep(i);
        }
    }

    /// <summary>Writes characters that stand for those from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public void Put(ReadOnlySpan<char> text, int start, int end)
    {
        var (first, last) = end > start ? (StartOf(start), EndOf(end - 1)) : (StartOf(start), StartOf(start));
        TextGrowthException.ThrowIfTooLong(_source.Length, _next.Length + (long)text.Length);
        _next.Reserve(text.Length);
        foreach (var character in text)
        {
            _next.Add(character, first, last);
        }
    }

    public void Put(char character, int start, int end) => Put([character], start, end);

    /// <summary>Writes characters that stand for nothing, before the one at <paramref name="index"/>.</summary>
    public void Insert(ReadOnlySpan<char> text, int index) => Put(text, index, index);

    public void Commit()
    {
        (_current, _next) = (_next, _current);
        _isSource = false;
    }

    private int StartOf(int index)
    {
        if (_isSource)
        {
            return _origin + index;
        }

        return index < _current.Length ? _current.Starts[index] : index > 0 ? _current.Ends[index - 1] : _origin;
    }

    private int EndOf(int index) => _isSource ? _origin + index + 1 : _current.Ends[index];

    private sealed class Buffer
    {
        public char[] Chars { get; private set; } = [];

        public int[] Starts { get; private set; } = [];

        public int[] Ends { get; private set; } = [];

        public int Length { get; set; }

        public void Reserve(int more)
        {
            if (Length + more <= Chars.Length)
            {
                return;
            }

            var size = Math.Max(Length + more, Math.Max(256, Chars.Length * 2));
            (Chars, Starts, Ends) = (Grown(Chars, size), Grown(Starts, size), Grown(Ends, size));
        }

        public void Add(char character, int start, int end)
        {
            Chars[Length] = character;
            Starts[Length] = start;
            Ends[Length++] = end;
        }

        private T[] Grown<T>(T[] old, int size)
        {
            var grown = new T[size];
            old.AsSpan(0, Length).CopyTo(grown);
            return grown;
        }
    }
}
