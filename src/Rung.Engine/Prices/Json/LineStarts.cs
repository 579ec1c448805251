using System.Text;

namespace Rung.Engine.Prices.Json;

/// <summary>Where the lines of a file begin; found when the first place is asked for.</summary>
internal sealed class LineStarts(ReadOnlyMemory<byte> content)
{
    private readonly Lazy<List<int>> _starts = new(() => Find(content.Span));

    /// <summary>Line and column of an offset, both from 1.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        var found = _starts.Value.BinarySearch(offset);
        var line = found < 0 ? ~found - 1 : found;
        return (line + 1, Encoding.UTF8.GetCharCount(content.Span[_starts.Value[line]..offset]) + 1);
    }

    /// <summary>Line and column from 1 of what a reader counts from 0, and in bytes.</summary>
    public (int Line, int Column) PlaceOf(long line, long bytes)
    {
        var starts = _starts.Value;
        var start = starts[(int)Math.Clamp(line, 0, starts.Count - 1)];
        return PlaceOf((int)Math.Min(start + bytes, content.Length));
    }

    private static List<int> Find(ReadOnlySpan<byte> span)
    {
        var starts = new List<int> { 0 };
        for (var at = span.IndexOf((byte)'\n'); at >= 0;)
        {
            starts.Add(at + 1);
            var next = span[(at + 1)..].IndexOf((byte)'\n');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return starts;
    }
}
