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
        using var taken = new TakenCharacters(text.Length);
        PatternFinder.AddTo(spans, text, taken);
        AddTagged(text, spans, taken);
        NameRepetition.AddTo(spans, text, taken, _lexicon);
        Placeholders.RemoveFrom(spans, text);
        spans.Sort((one, other) => one.Start.CompareTo(other.Start));
        Addresses.Settle(spans, text);
        BirthDates.Mark(spans, text);
        return spans;
    }

    private void AddTagged(string text, List<PersonalSpan> spans, TakenCharacters taken)
    {
        // A tagger has buffers of its own, so each thread works with one that nobody else has.
        var tagger = _idle.TryTake(out var idle) ? idle : new TextTagger(_lexicon, _model);
        foreach (var span in tagger.Tag(text, TaggerScore))
        {
            AddFree(spans, span, text, taken);
        }

        _idle.Add(tagger);
    }

    /// <summary>Adds what of a span no pattern has taken: before, between and after.</summary>
    private static void AddFree(List<PersonalSpan> spans, PersonalSpan span, string text, TakenCharacters taken)
    {
        for (var start = span.Start; start < span.End;)
        {
            var end = start;
            while (end < span.End && !taken.IsTaken(end))
            {
                end++;
            }

            AddTrimmed(spans, span with { Start = start, End = end }, text, taken);
            start = end + 1;
        }
    }

    private static void AddTrimmed(List<PersonalSpan> spans, PersonalSpan span, string text, TakenCharacters taken)
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

        if (end > start && taken.TryTake(start, end))
        {
            spans.Add(span with { Start = start, End = end });
        }
    }
}
