using System.IO.Compression;
using System.Xml;

namespace Rung.Retrieval.Documents.Office;

/// <summary>Looks at a DOCX before it is read: whether it is one, what it unpacks to, how deep it is.</summary>
internal static class DocxPackage
{
    private const int FreeBytes = 10_000_000;

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    /// <exception cref="RefusedDocumentException">It must not be read.</exception>
    public static void Check(DocumentSource source, byte[] content)
    {
        if (content.AsSpan().StartsWith(CompoundFile))
        {
            throw source.Refuse(RefusalCause.Encrypted, "opens only with a password, or is an old .doc. Save it as .docx without a password.");
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            CheckEntries(source, zip);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or ArgumentException or OverflowException)
        {
            throw source.Refuse(RefusalCause.Damaged, $"is no whole DOCX: {broken.Message} Open it in a word processor and save it again.", broken);
        }
    }

    private static void CheckEntries(DocumentSource source, ZipArchive zip)
    {
        var options = source.Options;
        if (zip.Entries.Count > options.MaxZipEntries)
        {
            throw source.Refuse(RefusalCause.Bomb, $"has {zip.Entries.Count:N0} entries; {options.MaxZipEntries:N0} are allowed ({nameof(DocumentOptions.MaxZipEntries)}).");
        }

        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.Split('/', '\\').Contains(".."))
            {
                throw source.Refuse(RefusalCause.Damaged, $"has an entry that leads out of it: '{entry.FullName}'.");
            }

            total += Expand(source, entry, options.MaxExpandedBytes - total);
            if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            {
                CheckXml(source, entry);
            }
        }
    }

    /// <summary>Unpacks without keeping: what an entry says about its own size may be a lie.</summary>
    private static long Expand(DocumentSource source, ZipArchiveEntry entry, long left)
    {
        var limit = Math.Min(left, Math.Max(FreeBytes, entry.CompressedLength * source.Options.MaxExpansion));
        using var stream = entry.Open();
        var buffer = new byte[1 << 16];
        var total = 0L;
        while (stream.Read(buffer) is > 0 and var read)
        {
            total += read;
            if (total > limit)
            {
                throw source.Refuse(
                    RefusalCause.Bomb,
                    $"unpacks '{entry.FullName}' from {entry.CompressedLength:N0} to more than {limit:N0} bytes. If it can be trusted, raise {nameof(DocumentOptions.MaxExpansion)} or {nameof(DocumentOptions.MaxExpandedBytes)}.");
            }
        }

        return total;
    }

    private static void CheckXml(DocumentSource source, ZipArchiveEntry entry)
    {
        using var stream = entry.Open();

        // Without a DTD there are no entities: neither those that grow nor those that read other files.
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.Depth > source.Options.MaxNesting)
            {
                throw source.Refuse(RefusalCause.TooDeep, $"has more than {source.Options.MaxNesting} elements inside each other in '{entry.FullName}'.");
            }
        }
    }
}
