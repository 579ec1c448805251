using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Passages;

/// <summary>Makes units of blocks. Used for one document.</summary>
internal sealed class UnitCutter
{
    private readonly string _text;
    private readonly PassageOptions _options;
    private readonly List<Unit> _units = [];
    private readonly List<TextSpan> _spans = [];

    private UnitCutter(string text, PassageOptions options) => (_text, _options) = (text, options);

    public static List<Unit> Cut(DocumentText document, PassageOptions options)
    {
        var cutter = new UnitCutter(document.Text, options);
        for (var block = 0; block < document.Blocks.Length; block++)
        {
            cutter.Add(document.Blocks[block], block);
        }

        return cutter._units;
    }

    private void Add(DocumentBlock block, int number)
    {
        _spans.Clear();
        if (block.Kind == DocumentBlockKind.Paragraph)
        {
            SentenceSplitter.Split(_text, block.Span, _spans);
        }
        else if (block.Parts.IsEmpty)
        {
            _spans.Add(block.Span);
        }
        else
        {
            _spans.AddRange(block.Parts);
        }

        var first = _units.Count;
        foreach (var span in _spans)
        {
            Add(span, block.Kind, number, first);
        }
    }

    private void Add(TextSpan span, DocumentBlockKind kind, int block, int first)
    {
        var tokens = _options.Tokens.Count(_text.AsSpan(span.Start, span.Length));
        if (tokens <= _options.MaxTokens)
        {
            _units.Add(new Unit(span, tokens, block, kind, _units.Count == first));
            return;
        }

        foreach (var piece in Pieces(span, isSentence: kind == DocumentBlockKind.Paragraph))
        {
            var size = _options.Tokens.Count(_text.AsSpan(piece.Start, piece.Length));
            _units.Add(new Unit(piece, size, block, kind, _units.Count == first));
        }
    }

    /// <summary>An item or a row falls into its sentences first; what is too long even then is cut hard.</summary>
    private IEnumerable<TextSpan> Pieces(TextSpan span, bool isSentence)
    {
        if (isSentence)
        {
            return HardCut.Pieces(_text, span, _options);
        }

        var sentences = new List<TextSpan>();
        SentenceSplitter.Split(_text, span, sentences);
        return sentences.SelectMany(sentence => HardCut.Pieces(_text, sentence, _options));
    }
}
