using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Rung.Core.Data;

/// <summary>
/// The name of a set of examples: SHA-256 over the examples in the order of their ids, each field written with
/// its length, so that no two different examples give the same bytes.
/// </summary>
public sealed class DatasetHash : IDisposable
{
    private const int Absent = -1;
    private const int BufferSize = 1 << 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    // Gathered, because a call into the hash costs more than the few bytes of a field.
    private byte[] _buffer = new byte[BufferSize];
    private int _count;

    private DatasetHash()
    {
    }

    /// <summary>The name of some examples, whatever their split and their order.</summary>
    public static ContentHash Of(IEnumerable<Example> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);

        using var hash = new DatasetHash();
        hash.AppendAll(ExampleOrder.ById(examples));
        return hash.Finish();
    }

    /// <summary>The name of examples in splits; those of each split are in the order of their ids.</summary>
    internal static ContentHash Of(IReadOnlyDictionary<Split, ImmutableArray<Example>> splits)
    {
        using var hash = new DatasetHash();
        foreach (var (split, examples) in splits.OrderBy(pair => pair.Key))
        {
            hash.Append(split.ToString());
            hash.AppendAll(examples);
        }

        return hash.Finish();
    }

    public void Dispose() => _hash.Dispose();

    private void AppendAll(IEnumerable<Example> ordered)
    {
        foreach (var example in ordered)
        {
            Append(example.Id.ToString());
            AppendInput(example.Input);
            Append(example.Expected);
            Append(example.Group);
            Append(example.Time?.ToUniversalTime().ToString("O"));
            Append(example.Tags.Length);
            foreach (var tag in example.Tags)
            {
                Append(tag);
            }
        }
    }

    /// <summary>By its fields where it has some: the text alone does not say where one ends.</summary>
    private void AppendInput(ExampleInput input)
    {
        Append(input.Fields.Length);
        if (input.Fields.IsEmpty)
        {
            Append(input.Text);
        }

        foreach (var field in input.Fields)
        {
            Append(field.Name);
            Append(field.Value);
        }
    }

    private void Append(string? text)
    {
        if (text is null)
        {
            Append(Absent);
            return;
        }

        Reserve(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_count + sizeof(int)));
        Append(length);
        _count += length;
    }

    private void Append(int number)
    {
        Reserve(sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_count), number);
        _count += sizeof(int);
    }

    private void Reserve(int size)
    {
        if (_buffer.Length - _count < size)
        {
            Flush();
            _buffer = _buffer.Length < size ? new byte[size] : _buffer;
        }
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _count);
        _count = 0;
    }

    private ContentHash Finish()
    {
        Flush();
        return ContentHash.Parse(Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }
}
