using System.Collections.Concurrent;
using Rung.Engine.PersonalData.Patterns;
using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.PersonalData;

/// <summary>
/// Finds personal data in a text: what has a form by patterns with checksums, names and places by a tagger that was
/// trained when Rung was built. Safe for threads.
/// </summary>
public sealed class PersonalDataDetector
{
    /// <summary>How sure the tagger is taken to be; it does not say.</summary>
    private const double TaggerScore = 0.75;

    private static readonly Lazy<PersonalDataDetector> Built = new(() => Create(Lexicon.Read(Lexicon.OpenEmbedded)));

    private readonly ConcurrentBag<TextTagger> _idle = [];
    private readonly Lexicon _lexicon;
    private readonly TaggerModel _model;

    private PersonalDataDetector(Lexicon lexicon, TaggerModel model) => (_lexicon, _model) = (lexicon, model);

    /// <summary>The one that everybody shares; made when the first asks.</summary>
    public static PersonalDataDetector Shared => Built.Value;

    /// <summary>One with other lists; for measurements.</summary>
    internal static PersonalDataDetector Create(Lexicon lexicon)
    {
        using var stream = Lexicon.OpenEmbedded("tagger.bin");
        return new PersonalDataDetector(lexicon, TaggerModel.Read(stream));
    }

    /// <summary>The spans in the order of the text; no two overlap.</summary>
    public IReadOnlyList<PersonalSpan> Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var spans = new List<PersonalSpan>();
        if (MayHavePatterns(text))
        {
            AddPatterns(text, spans);
        }

        AddTagged(text, spans);
        NameRepetition.AddTo(spans, text);
        Placeholders.RemoveFrom(spans, text);
        spans.Sort((one, other) => one.Start.CompareTo(other.Start));
        return spans;
    }

    private static bool MayHavePatterns(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') || text.Contains('@') || text.Contains("//", StringComparison.Ordinal)
        || text.Contains("www.", StringComparison.OrdinalIgnoreCase) || text.Contains("-----", StringComparison.Ordinal);

    private void AddTagged(string text, List<PersonalSpan> spans)
    {
        // A tagger has buffers of its own, so each thread works with one that nobody else has.
        var tagger = _idle.TryTake(out var idle) ? idle : new TextTagger(_lexicon, _model);
        var patterns = spans.Count;
        foreach (var span in tagger.Tag(text, TaggerScore))
        {
            AddFree(spans, patterns, span, text);
        }

        _idle.Add(tagger);
    }

    private static void AddPatterns(string text, List<PersonalSpan> spans)
    {
        foreach (var pattern in PatternList.All)
        {
            foreach (var match in pattern.Regex.EnumerateMatches(text))
            {
                var (start, length) = pattern.ValueOf(text, match.Index, match.Length);
                if (!Overlaps(spans, spans.Count, start, start + length) && pattern.IsValid?.Invoke(text.Substring(start, length)) != false)
                {
                    spans.Add(new PersonalSpan(start, start + length, pattern.Type, pattern.Score));
                }
            }
        }
    }

    /// <summary>Adds what of a span no pattern has taken: before, between and after.</summary>
    private static void AddFree(List<PersonalSpan> spans, int patterns, PersonalSpan span, string text)
    {
        var start = span.Start;
        foreach (var taken in spans.Take(patterns).Where(taken => taken.Start < span.End && taken.End > span.Start).OrderBy(taken => taken.Start).ToArray())
        {
            AddTrimmed(spans, span with { Start = start, End = taken.Start }, text);
            start = Math.Max(start, taken.End);
        }

        AddTrimmed(spans, span with { Start = start }, text);
    }

    private static void AddTrimmed(List<PersonalSpan> spans, PersonalSpan span, string text)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            spans.Add(span with { Start = start, End = end });
        }
    }

    private static bool Overlaps(List<PersonalSpan> spans, int count, int start, int end)
    {
        for (var i = 0; i < count; i++)
        {
            if (spans[i].Start < end && spans[i].End > start)
            {
                return true;
            }
        }

        return false;
    }
}
