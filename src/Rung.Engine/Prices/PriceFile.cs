using System.Text;
using Rung.Core.Economics.Prices;
using Rung.Engine.Faults;
using Rung.Engine.Prices.Json;
using Rung.Engine.Prices.Litellm;
using Rung.Engine.Prices.Tables;

namespace Rung.Engine.Prices;

/// <summary>Reads price files of our own format and of litellm's, and writes our own.</summary>
public static class PriceFile
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const int LongestFile = 64 * 1024 * 1024;

    private const int MostFaults = 100;

    /// <param name="file">The path; also what faults call the file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="PriceFileException">With every fault of the file.</exception>
    public static Task<PriceReading> ReadAsync(string file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);

        return ReadAsync(file, file, cancellationToken);
    }

    /// <summary>Reads what a file holds.</summary>
    /// <param name="content">The bytes of the file, UTF-8.</param>
    /// <param name="name">What faults call the file.</param>
    /// <exception cref="PriceFileException">With every fault of the content.</exception>
    public static PriceReading Parse(ReadOnlyMemory<byte> content, string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        var faults = new FaultList(name, MostFaults);
        using var json = PlacedJson.Parse(content, faults);
        var reading = json is null || !faults.IsEmpty ? null : Read(json, name);
        return faults.IsEmpty ? reading! : throw new PriceFileException(faults.ToTexts());
    }

    /// <summary>A table in our own format: the same table makes the same text, and reads as the same table again.</summary>
    public static string ToText(PriceTable table)
    {
        ArgumentNullException.ThrowIfNull(table);

        return TableWriter.ToText(table);
    }

    internal static async Task<PriceReading> ReadAsync(string path, string name, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            var found = Directory.Exists(path) ? "found a folder" : "found no such file";
            throw new PriceFileException([$"{name}: {found}; expected a file of prices."]);
        }

        try
        {
            return Parse(await ReadBytesAsync(path, name, cancellationToken), name);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new PriceFileException([$"{name}: the file cannot be read: {unreadable.Message}"], unreadable);
        }
    }

    internal static byte[] ToBytes(PriceTable table) => Encoding.UTF8.GetBytes(TableWriter.ToText(table));

    private static PriceReading? Read(PlacedJson json, string name)
    {
        if (TableReader.Knows(json))
        {
            return new TableReader(json).Read();
        }

        if (LitellmReader.Knows(json))
        {
            return new LitellmReader(json, name).Read();
        }

        json.Fault(json.Root, $"found {json.Described(json.Root)}; expected an object with \"schema\": \"{TableReader.Schema}\", or litellm's models by name.");
        return null;
    }

    /// <summary>Never more than the limit, whatever the file's length is said to be: a device says 0 and never ends.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(string path, string name, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
        using var content = new MemoryStream((int)Math.Min(file.Length, LongestFile));
        var buffer = new byte[128 * 1024];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > LongestFile)
            {
                throw new PriceFileException([$"{name}: found more than 64 MB; expected a file of prices, at most that long."]);
            }

            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
