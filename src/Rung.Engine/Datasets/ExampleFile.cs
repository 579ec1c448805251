using System.IO.Compression;
using System.Text;
using Rung.Core.Data;

namespace Rung.Engine.Datasets;

/// <summary>Opens a file of examples as UTF-8, whatever its encoding and compression.</summary>
internal static class ExampleFile
{
    private const int BufferSize = 1 << 16;

    private static readonly byte[] GzipMagic = [0x1F, 0x8B];

    /// <summary>By the name, without <c>.gz</c>.</summary>
    /// <exception cref="DatasetException">The name does not say.</exception>
    public static ExampleFormat FormatOf(string name)
    {
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Path.GetExtension(plain).ToLowerInvariant() switch
        {
            ".jsonl" or ".ndjson" => ExampleFormat.JsonLines,
            ".json" => ExampleFormat.Json,
            ".csv" => ExampleFormat.Csv,
            ".tsv" => ExampleFormat.Tsv,
            var other => throw new DatasetException(
                $"{name}: found the ending '{other}'; expected .jsonl, .json, .csv or .tsv, perhaps with .gz after it."),
        };
    }

    /// <exception cref="DatasetException">The file cannot be opened, or its encoding cannot be read.</exception>
    public static Task<Stream> OpenAsync(ExampleSource source, CancellationToken cancellationToken) =>
        OpenAsync(source.Path, source.Name, cancellationToken);

    /// <param name="path">Absolute.</param>
    /// <param name="name">How messages call the file.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="DatasetException">The file cannot be opened, or its encoding cannot be read.</exception>
    public static async Task<Stream> OpenAsync(string path, string name, CancellationToken cancellationToken)
    {
        try
        {
            var start = new byte[4];
            await using (var sniffed = await DecompressAsync(path, cancellationToken))
            {
                var count = await sniffed.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
                start = start[..count];
            }

            return Decode(await DecompressAsync(path, cancellationToken), start, name);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"{name}: the file cannot be read: {unreadable.Message}");
        }
        catch (InvalidDataException)
        {
            throw new DatasetException($"{name}: found damaged gzip data; expected a whole file. Make it again.");
        }
    }

    private static async Task<Stream> DecompressAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            BufferSize = BufferSize,
        });
        var start = new byte[GzipMagic.Length];
        await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        return start.AsSpan().SequenceEqual(GzipMagic) ? new BombGuard(new GZipStream(file, CompressionMode.Decompress), file) : file;
    }

    private static Utf8Guard Decode(Stream stream, ReadOnlySpan<byte> start, string name) => start switch
    {
        [0xFF, 0xFE, 0, 0] or [0, 0, 0xFE, 0xFF] => throw Unreadable(name, "UTF-32"),
        [0xFF, 0xFE, ..] => FromUtf16(stream, bigEndian: false),
        [0xFE, 0xFF, ..] => FromUtf16(stream, bigEndian: true),
        [0, not 0, ..] or [not 0, 0, ..] => throw Unreadable(name, "UTF-16 without a byte order mark"),
        _ => new Utf8Guard(stream),
    };

    private static Utf8Guard FromUtf16(Stream stream, bool bigEndian)
    {
        var utf16 = new UnicodeEncoding(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);
        return new Utf8Guard(Encoding.CreateTranscodingStream(stream, utf16, Encoding.UTF8));
    }

    private static DatasetException Unreadable(string name, string found) =>
        new($"{name}: found what looks like {found}; expected UTF-8, or UTF-16 with a byte order mark. Save the file as UTF-8.");
}
