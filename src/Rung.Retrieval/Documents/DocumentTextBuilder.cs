using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Rung.Retrieval.Documents;

/// <summary>Collects what readers find, block by block. Not safe for concurrent calls.</summary>
internal sealed class DocumentTextBuilder
{
    private const int DeepestHeading = 9;

    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<DocumentBlock>.Builder _blocks = ImmutableArray.CreateBuilder<DocumentBlock>();
    private readonly TextCleaner _cleaner;

    public DocumentTextBuilder() => _cleaner = new TextCleaner(TakenOut);

    public TakenOutTally TakenOut { get; } = new();

    public bool IsEmpty => _blocks.Count == 0;

    /// <summary>Characters so far: a reader that must not grow without bound asks.</summary>
    public int Length => _text.Length;

    public void AddHeading(int level, string text) =>
        Add(DocumentBlockKind.Heading, [Prose(text)], Math.Clamp(level, 1, DeepestHeading));

    public void AddParagraph(string text) => Add(DocumentBlockKind.Paragraph, [Prose(text)]);

    /// <param name="items">Each with its marker in front.</param>
    public void AddList(IEnumerable<string> items) => Add(DocumentBlockKind.List, [.. items.Select(Indented)]);

    /// <param name="rows">Cells by row; a bar between cells shows where one ends.</param>
    /// <param name="hasHeader">Whether the first row names the columns.</param>
    public void AddTable(IEnumerable<IEnumerable<string>> rows, bool hasHeader) =>
        Add(DocumentBlockKind.Table, [.. rows.Select(row => string.Join(" | ", row.Select(Line)).Trim())], hasHeader: hasHeader);

    public void AddCode(string text) =>
        Add(DocumentBlockKind.Code, [.. _cleaner.Clean(text).Trim('\n').Split('\n').Select(line => line.TrimEnd())]);

    /// <summary>Text as it stands, cut into paragraphs at empty lines; nothing but unseen characters is changed.</summary>
    public void AddPlain(string text)
    {
        var start = _text.Length;
        var clean = _cleaner.Clean(text);
        _text.Append(clean);
        foreach (var span in PlainParagraphs.Of(clean))
        {
            _blocks.Add(new DocumentBlock(DocumentBlockKind.Paragraph, new TextSpan(start + span.Start, start + span.End)));
        }
    }

    /// <summary>A title or a name, cleaned; null when nothing is left.</summary>
    public string? CleanLine(string? text) => text is not null && Line(text) is { Length: > 0 } line ? line : null;

    public DocumentText Build(DocumentSource source, string? id = null, string? title = null, IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        var text = _text.ToString();
        var facts = (metadata ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);
        var cleanTitle = CleanLine(title);
        return new DocumentText
        {
            Id = id ?? source.Name,
            Source = source.Name,
            Kind = source.Kind,
            Title = cleanTitle,
            Text = text,
            Blocks = _blocks.ToImmutable(),
            Metadata = facts,
            TakenOut = TakenOut.ToImmutable(),
            Hash = HashOf(cleanTitle, text, facts),
        };
    }

    private void Add(DocumentBlockKind kind, string[] parts, int level = 0, bool hasHeader = false)
    {
        var separated = _text.Length;
        if (separated > 0)
        {
            _text.Append("\n\n");
        }

        var spans = ImmutableArray.CreateBuilder<TextSpan>(parts.Length);
        foreach (var part in parts)
        {
            Append(part, spans, isVerbatim: kind == DocumentBlockKind.Code);
        }

        if (spans.Count == 0)
        {
            _text.Length = separated;
            return;
        }

        // Empty lines at the end of code are no part of it.
        _text.Length = spans[^1].End;
        var hasParts = kind is DocumentBlockKind.List or DocumentBlockKind.Table or DocumentBlockKind.Code;
        _blocks.Add(new DocumentBlock(kind, new TextSpan(spans[0].Start, spans[^1].End))
        {
            Level = level,
            Parts = hasParts ? spans.ToImmutable() : [],
            HasHeader = hasHeader && parts[0].Length > 0,
        });
    }

    private void Append(string part, ImmutableArray<TextSpan>.Builder spans, bool isVerbatim)
    {
        if (spans.Count > 0 && (part.Length > 0 || isVerbatim))
        {
            _text.Append('\n');
        }

        if (part.Length > 0)
        {
            spans.Add(new TextSpan(_text.Length, _text.Length + part.Length));
            _text.Append(part);
        }
    }

    private string Prose(string text) => Spaces.Collapse(_cleaner.Clean(text), keepsLines: true);

    private string Line(string text) => Spaces.Collapse(_cleaner.Clean(text), keepsLines: false);

    private string Indented(string item)
    {
        var indent = item.Length - item.AsSpan().TrimStart(' ').Length;
        return Prose(item) is { Length: > 0 } text ? string.Concat(new string(' ', indent), text) : "";
    }

    private static string HashOf(string? title, string text, ImmutableSortedDictionary<string, string> metadata)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in metadata.SelectMany(pair => new[] { pair.Key, pair.Value }).Prepend(text).Prepend(title ?? ""))
        {
            // The length in front keeps two pieces from passing for two others.
            hash.AppendData(BitConverter.GetBytes(piece.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(piece));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
