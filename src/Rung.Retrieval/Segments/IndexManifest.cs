using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Rung.Retrieval.Segments;

/// <summary>
/// What belongs to an index as of one commit. On disk: a line with the format's version and the checksum of all that follows,
/// then JSON, so that a person can read it.
/// </summary>
internal sealed record IndexManifest
{
    public const int Version = 1;

    private const string Prefix = "rung-index 1 crc32c ";
    private const int MostDigits = 8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Counts the commits.</summary>
    public required long Generation { get; init; }

    /// <summary>The number that the next new file gets; no number is ever used twice for files that were part of a commit.</summary>
    public required long NextFile { get; init; }

    public ImmutableArray<IndexPart> Parts { get; init; } = [];

    public IndexPart? Find(string part) => Parts.FirstOrDefault(one => one.Name == part);

    /// <summary>The next commit's manifest: the named parts replaced, all others as they are.</summary>
    public IndexManifest With(IReadOnlyCollection<IndexPart> parts, long nextFile) => new()
    {
        Generation = Generation + 1,
        NextFile = nextFile,
        Parts =
        [
            .. Parts.Where(old => parts.All(one => one.Name != old.Name)).Concat(parts).OrderBy(one => one.Name, StringComparer.Ordinal),
        ],
    };

    public byte[] ToBytes()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        var first = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Crc32C.Of(json):x8}\n");
        return [.. Encoding.ASCII.GetBytes(first), .. json];
    }

    /// <exception cref="IndexDamagedException">The bytes are not what was written.</exception>
    public static IndexManifest Parse(string path, ReadOnlySpan<byte> bytes)
    {
        var header = Prefix.Length + MostDigits + 1;
        if (bytes.Length < header || !bytes.StartsWith(Encoding.ASCII.GetBytes(Prefix)) || bytes[header - 1] != '\n')
        {
            throw new IndexDamagedException(path, FormattableString.Invariant($"it does not start as version {Version} of a manifest does"));
        }

        var json = bytes[header..];
        var expected = string.Create(CultureInfo.InvariantCulture, $"{Crc32C.Of(json):x8}");
        if (!bytes.Slice(Prefix.Length, MostDigits).SequenceEqual(Encoding.ASCII.GetBytes(expected)))
        {
            throw new IndexDamagedException(path, "its checksum does not agree with its text");
        }

        return Checked(path, json);
    }

    private static IndexManifest Checked(string path, ReadOnlySpan<byte> json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<IndexManifest>(json, Json)
                ?? throw new IndexDamagedException(path, "it is empty");
            var isSound = manifest is { Generation: >= 0, NextFile: >= 0, Parts.IsDefault: false }
                && manifest.Parts.All(part => part is { Name: not null, Files.IsDefault: false } && part.Files.All(IsSound));
            return isSound ? manifest : throw new IndexDamagedException(path, "it names what cannot be a file of an index");
        }
        catch (JsonException e)
        {
            throw new IndexDamagedException(path, "its text is no manifest", e);
        }
    }

    // A name from a file is never a way out of the folder.
    private static bool IsSound(PartFile file) => file is { Name: not null, Length: >= 0 }
        && file.Name.EndsWith(IndexFolder.Extension, StringComparison.Ordinal)
        && file.Name.AsSpan().IndexOfAnyExcept(NameCharacters) < 0;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");
}
