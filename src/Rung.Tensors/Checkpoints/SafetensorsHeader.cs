using System.Text.Json;

namespace Rung.Tensors.Checkpoints;

/// <summary>
/// Reads the JSON at the front of a safetensors file and checks all of it before a byte of a tensor is used: every shape
/// times its type is the length of its range, the ranges cover the data exactly once, no name comes twice.
/// Memory is bounded by the size of the header, which is at most that of the file.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>What the format's own reader allows.</summary>
    public const long LargestHeader = 100_000_000;

    private const int MostDimensions = 16;
    private const string MetadataName = "__metadata__";

    private readonly string _path;
    private readonly long _dataLength;
    private readonly Dictionary<string, TensorEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    private SafetensorsHeader(string path, long dataLength)
    {
        _path = path;
        _dataLength = dataLength;
    }

    public IReadOnlyDictionary<string, TensorEntry> Entries => _entries;

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <param name="path">Named in errors.</param>
    /// <param name="json">The header without the eight bytes of its length.</param>
    /// <param name="dataLength">The bytes behind the header.</param>
    public static SafetensorsHeader Read(string path, ReadOnlySpan<byte> json, long dataLength)
    {
        var header = new SafetensorsHeader(path, dataLength);
        try
        {
            header.ReadObject(json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new CheckpointException(path, $"The header is not the JSON that safetensors asks for ({exception.Message}).", exception);
        }

        header.CheckRanges();
        return header;
    }

    private void ReadObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "The header is not a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Expect(reader.TokenType == JsonTokenType.StartObject, $"The header's '{name}' is not an object.");
            if (name == MetadataName)
            {
                ReadMetadata(ref reader);
            }
            else
            {
                Expect(_entries.TryAdd(name, ReadEntry(name, ref reader)), $"Tensor '{name}' comes twice.");
            }
        }

        Expect(!reader.Read(), "There is something behind the header's object.");
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Expect(reader.TokenType == JsonTokenType.String, $"Metadata '{name}' is not a string.");
            Expect(_metadata.TryAdd(name, reader.GetString()!), $"Metadata '{name}' comes twice.");
        }
    }

    private TensorEntry ReadEntry(string name, ref Utf8JsonReader reader)
    {
        string? type = null;
        List<long>? shape = null;
        List<long>? range = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = reader.GetString();
            reader.Read();
            switch (field)
            {
                case "dtype" when type is null:
                    type = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(name, ref reader, MostDimensions);
                    break;
                case "data_offsets" when range is null:
                    range = ReadNumbers(name, ref reader, most: 2);
                    break;
                default:
                    throw Wrong($"Tensor '{name}' has the field '{field}' twice, or it is unknown.");
            }
        }

        return Entry(name, type, shape, range);
    }

    private TensorEntry Entry(string name, string? type, List<long>? shape, List<long>? range)
    {
        Expect(type is not null && shape is not null && range?.Count == 2, $"Tensor '{name}' lacks its dtype, shape or data_offsets.");
        var elementType = ElementTypes.Named(type)
            ?? throw Wrong($"Tensor '{name}' is of type '{type}', which is not read here; convert it to F32, F16 or BF16.");
        var (begin, end) = (range![0], range[1]);
        Expect(begin <= end && end <= _dataLength, $"Tensor '{name}' lies at {begin}–{end}, outside the {_dataLength} bytes of the file's data.");

        Int128 bytes = ElementTypes.SizeOf(elementType);
        foreach (var extent in shape!)
        {
            bytes *= extent;
            Expect(bytes <= _dataLength || shape.Contains(0), $"Tensor '{name}' has a shape larger than the file.");
            bytes = Int128.Min(bytes, long.MaxValue);
        }

        Expect(bytes == end - begin, $"Tensor '{name}' has {end - begin} bytes; its shape and type make {bytes}.");
        return new TensorEntry(name, elementType, [.. shape], begin, end - begin);
    }

    private List<long> ReadNumbers(string name, ref Utf8JsonReader reader, int most)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, $"Tensor '{name}' has no list where one belongs.");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            Expect(reader.TryGetInt64(out var number) && number >= 0, $"Tensor '{name}' has an extent or offset that is no whole number from 0 to 2^63 − 1.");
            Expect(numbers.Count < most, $"Tensor '{name}' has a list of more than {most} numbers.");
            numbers.Add(number);
        }

        Expect(reader.TokenType == JsonTokenType.EndArray, $"Tensor '{name}' has something else than numbers in a list.");
        return numbers;
    }

    /// <summary>Ranges that overlap, or bytes that belong to no tensor, are how a file hides something.</summary>
    private void CheckRanges()
    {
        long covered = 0;
        foreach (var entry in _entries.Values.OrderBy(entry => entry.Offset).ThenBy(entry => entry.Length))
        {
            Expect(entry.Offset == covered, $"Tensor '{entry.Name}' begins at {entry.Offset}; the one before it ends at {covered}.");
            covered += entry.Length;
        }

        Expect(covered == _dataLength, $"The tensors cover {covered} of the {_dataLength} bytes of data. The file is cut off or padded: fetch it again.");
    }

    private void Expect(bool holds, string problem)
    {
        if (!holds)
        {
            throw Wrong(problem);
        }
    }

    private CheckpointException Wrong(string problem) => new(_path, problem);
}
