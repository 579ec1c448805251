using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Passages;

/// <summary>
/// Cuts a document into passages. Headings open sections, and no passage reaches over two; lists, tables and code stay whole
/// where they fit and are cut between items, rows and lines where they do not; paragraphs are cut between sentences.
/// </summary>
public static class PassageCutter
{
    /// <summary>
    /// The passages in the order of the text. Every character but white space lies in at least one; none has more tokens than allowed.
    /// The same document and options give the same ids; an id changes when the text or the titles of its passage do.
    /// </summary>
    /// <exception cref="SettingsException">An option is wrong.</exception>
    public static IReadOnlyList<Passage> Cut(DocumentText document, PassageOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new DocumentCut(document, options).Passages();
    }
}
