using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.PersonalData;

/// <summary>Tags texts and gives the spans. One thread at a time.</summary>
internal sealed class TextTagger(Lexicon lexicon, TaggerModel model)
{
    private const int LongestPiece = 20_000;

    private readonly SequenceTagger _tagger = new(lexicon, model);
    private readonly TaggedSpans _spans = new(lexicon);
    private readonly List<Token> _tokens = [];
    private byte[] _tags = new byte[256];

    public List<PersonalSpan> Tag(string text, double score)
    {
        var spans = new List<PersonalSpan>();

        // A text of any length in pieces that end with a line, or at a blank: memory stays bounded.
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfPiece(text, start);
            TagPiece(text.AsSpan(start..end), start, score, spans);
            start = end;
        }

        return spans;
    }

    private void TagPiece(ReadOnlySpan<char> text, int offset, double score, List<PersonalSpan> spans)
    {
        Tokenizer.Tokenize(text, _tokens);
        if (_tags.Length < _tokens.Count)
        {
            _tags = new byte[_tokens.Count * 2];
        }

        var tags = _tags.AsSpan(0, _tokens.Count);
        _tagger.Tag(text, _tokens, tags);
        for (var i = 0; i < tags.Length;)
        {
            var tag = tags[i];
            var first = i++;
            if (tag == TagSet.Outside)
            {
                continue;
            }

            while (i < tags.Length && tags[i] != TagSet.Outside && !TagSet.IsBegin(tags[i]))
            {
                i++;
            }

            var type = PersonalTypes.Tagged[TagSet.TypeOf(tag)];
            if (_spans.Trim(type, text, _tokens, first, i) is var (start, end) && !IsOrdinary(text, _tokens, start, end))
            {
                spans.Add(new PersonalSpan(offset + _tokens[start].Start, offset + _tokens[end - 1].End, type, score));
            }
        }
    }

    /// <summary>Whether a span has nothing but ordinary words in lower case: then the tagger saw a pattern where there is none.</summary>
    private bool IsOrdinary(ReadOnlySpan<char> text, List<Token> tokens, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var word = text.Slice(tokens[i].Start, tokens[i].Length);
            if (char.IsLetterOrDigit(word[0]) && (!char.IsLower(word[0]) || lexicon.Find(word).Lists != WordLists.Ordinary))
            {
                return false;
            }
        }

        return true;
    }

    private static int EndOfPiece(string text, int start)
    {
        if (text.Length - start <= LongestPiece)
        {
            return text.Length;
        }

        var piece = text.AsSpan(start, LongestPiece);
        var line = piece.LastIndexOf('\n');
        var blank = line > 0 ? line : piece.LastIndexOfAny(' ', '\t');
        var end = start + (blank > 0 ? blank + 1 : LongestPiece);
        return char.IsSurrogatePair(text[end - 1], text[end]) ? end - 1 : end;
    }
}
