using System.Runtime.CompilerServices;
using Rung.Retrieval.Documents.Html;
using Rung.Retrieval.Documents.Office;
using Rung.Retrieval.Documents.Pdf;
using Rung.Retrieval.Documents.Records;

namespace Rung.Retrieval.Documents;

/// <summary>
/// Reads the documents of one file. What cannot be read, or must not be, comes back as an outcome with its cause. Safe for concurrent calls.
/// </summary>
public sealed class DocumentReader
{
    private readonly DocumentOptions _options;

    /// <exception cref="SettingsException">An option is wrong.</exception>
    public DocumentReader(DocumentOptions? options = null)
    {
        _options = options ?? new DocumentOptions();
        _options.Validate();
    }

    /// <summary>One outcome for a file of text, many for a file of records.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="name">What the document is called: its path relative to the folder with '/'; the extension tells the kind.</param>
    /// <param name="cancellationToken">Ends the reading between two documents.</param>
    public async IAsyncEnumerable<DocumentOutcome> ReadAsync(string path, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var (stream, refused) = Open(path, name);
        if (stream is null)
        {
            yield return refused!;
            yield break;
        }

        await using (stream)
        {
            await foreach (var outcome in ReadAsync(stream, name, cancellationToken))
            {
                yield return outcome;
            }
        }
    }

    /// <summary>The same for content that is open already.</summary>
    /// <param name="content">Can be set back to its start; stays open.</param>
    /// <param name="name">As above.</param>
    /// <param name="cancellationToken">As above.</param>
    public async IAsyncEnumerable<DocumentOutcome> ReadAsync(Stream content, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (DocumentKinds.Of(name) is not { } kind)
        {
            yield return DocumentOutcome.Refused(name, RefusalCause.UnknownKind, $"'{name}' has an extension that cannot be read. These can: {DocumentKinds.Extensions}.");
            yield break;
        }

        var source = new DocumentSource(name, kind, _options);
        if (SizeRefusal(source, content.Length) is { } wrongSize)
        {
            yield return wrongSize;
        }
        else if (DocumentKinds.HoldsRecords(kind))
        {
            var records = kind == DocumentKind.Csv
                ? CsvTable.ReadAsync(source, content, cancellationToken)
                : JsonLinesReader.ReadAsync(source, content, cancellationToken);
            await foreach (var record in records)
            {
                yield return record;
            }
        }
        else
        {
            yield return await ReadWholeAsync(source, content, cancellationToken);
        }
    }

    private static (FileStream? Stream, DocumentOutcome? Refused) Open(string path, string name)
    {
        try
        {
            // Pipes and devices have no length, and opening one may wait for ever.
            return new FileInfo(path) is { Length: 0, Exists: true }
                ? (null, DocumentOutcome.Refused(name, RefusalCause.Empty, $"'{name}' is empty, or no ordinary file."))
                : (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16, FileOptions.SequentialScan), null);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return (null, DocumentOutcome.Refused(name, RefusalCause.NotReadable, $"'{name}' cannot be opened: {denied.Message}"));
        }
    }

    private static DocumentOutcome? SizeRefusal(DocumentSource source, long bytes)
    {
        var holdsRecords = DocumentKinds.HoldsRecords(source.Kind);
        var (limit, option) = holdsRecords
            ? (source.Options.MaxRecordFileBytes, nameof(DocumentOptions.MaxRecordFileBytes))
            : (source.Options.MaxFileBytes, nameof(DocumentOptions.MaxFileBytes));
        return bytes <= limit
            ? null
            : DocumentOutcome.Refused(source.Name, RefusalCause.TooLarge, $"'{source.Name}' has {bytes:N0} bytes; {limit:N0} are allowed. Cut it, or raise {option}.");
    }

    private static async Task<DocumentOutcome> ReadWholeAsync(DocumentSource source, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = new byte[content.Length];
            var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            var document = Read(source, length == bytes.Length ? bytes : bytes[..length]);
            return document.Blocks.IsEmpty
                ? DocumentOutcome.Refused(source.Name, RefusalCause.Empty, $"'{source.Name}' has no text.")
                : DocumentOutcome.Read(document);
        }
        catch (RefusedDocumentException refused)
        {
            return DocumentOutcome.Refused(source.Name, refused.Cause, refused.Message);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return DocumentOutcome.Refused(source.Name, RefusalCause.NotReadable, $"'{source.Name}' cannot be read: {denied.Message}");
        }
#pragma warning disable CA1031 // The libraries that read foreign formats throw whatever a broken file makes them throw; one file is an outcome.
        catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
        {
            // A reader inside a library may have wrapped our own refusal.
            return broken.GetBaseException() is RefusedDocumentException refusal
                ? DocumentOutcome.Refused(source.Name, refusal.Cause, refusal.Message)
                : DocumentOutcome.Refused(source.Name, RefusalCause.Damaged, $"'{source.Name}' is damaged, or is not what its extension says: {broken.Message}");
        }
    }

    private static DocumentText Read(DocumentSource source, byte[] content) => source.Kind switch
    {
        DocumentKind.PlainText => ReadPlain(source, content),
        DocumentKind.Markdown => MarkdownReader.Read(source, TextDecoder.Decode(source, content)),
        DocumentKind.Html => HtmlReader.Read(source, TextDecoder.Decode(source, content)),
        DocumentKind.Docx => DocxReader.Read(source, content),
        DocumentKind.Pdf => PdfReader.Read(source, content),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static DocumentText ReadPlain(DocumentSource source, byte[] content)
    {
        var builder = new DocumentTextBuilder();
        builder.AddPlain(TextDecoder.Decode(source, content));
        return builder.Build(source);
    }
}
