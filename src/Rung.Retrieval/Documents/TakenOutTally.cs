using System.Collections.Immutable;
using System.Text;

namespace Rung.Retrieval.Documents;

/// <summary>Counts what is taken out of one document. Not safe for concurrent calls.</summary>
internal sealed class TakenOutTally
{
    private const int SampleLength = 2000;

    private readonly SortedDictionary<TakenOutKind, (int Count, StringBuilder Sample)> _kinds = [];

    public void Add(TakenOutKind kind, ReadOnlySpan<char> sample)
    {
        var text = SampleOf(kind);
        if (text.Length is > 0 and < SampleLength)
        {
            text.Append(' ');
        }

        text.Append(sample[..Math.Min(sample.Length, Math.Max(0, SampleLength - text.Length))]);
    }

    /// <summary>Tags stand for ASCII characters, so what they spell can be shown.</summary>
    public void AddCharacter(TakenOutKind kind, int code)
    {
        var text = SampleOf(kind);
        if (kind == TakenOutKind.TagCharacter && code is > 0xE001F and < 0xE007F && text.Length < SampleLength)
        {
            text.Append((char)(code - 0xE0000));
        }
    }

    public ImmutableArray<TakenOut> ToImmutable() =>
        [.. _kinds.Select(kind => new TakenOut(kind.Key, kind.Value.Count, kind.Value.Sample.ToString().Trim()))];

    private StringBuilder SampleOf(TakenOutKind kind)
    {
        var (count, text) = _kinds.TryGetValue(kind, out var known) ? known : (0, new StringBuilder());
        _kinds[kind] = (count + 1, text);
        return text;
    }
}
