using System.Text;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>Writes the peer's model files: GGUF, version 3. Tensors are written one behind the other, as they are given.</summary>
internal sealed class GgufWriter : IDisposable
{
    private const int Alignment = 32;
    private const uint UInt32 = 4;
    private const uint Float32 = 6;
    private const uint Text = 8;

    private readonly BinaryWriter _writer;
    private readonly List<(string Key, uint Type, object Value)> _facts = [];
    private readonly List<(string Name, int[] Extents, GgufType Type)> _tensors = [];

    public GgufWriter(string path) => _writer = new BinaryWriter(File.Create(path));

    public void Add(string key, int value) => _facts.Add((key, UInt32, (uint)value));

    public void Add(string key, float value) => _facts.Add((key, Float32, value));

    public void Add(string key, string value) => _facts.Add((key, Text, value));

    /// <param name="name">As the peer calls it.</param>
    /// <param name="type">How its numbers are held.</param>
    /// <param name="extents">The innermost first, against our habit.</param>
    public void Announce(string name, GgufType type, params int[] extents) => _tensors.Add((name, extents, type));

    /// <summary>Writes all but the numbers. They follow in the order in which they were announced.</summary>
    public void WriteHeader()
    {
        _writer.Write("GGUF"u8);
        _writer.Write(3u);
        _writer.Write((ulong)_tensors.Count);
        _writer.Write((ulong)_facts.Count);
        foreach (var (key, type, value) in _facts)
        {
            WriteFact(key, type, value);
        }

        var offset = 0L;
        foreach (var (name, extents, type) in _tensors)
        {
            WriteText(name);
            _writer.Write((uint)extents.Length);
            Array.ForEach(extents, extent => _writer.Write((ulong)extent));
            _writer.Write((uint)type);
            _writer.Write((ulong)offset);
            offset += Padded(GgufNumbers.Bytes(type, extents.Aggregate(1L, (product, extent) => product * extent)));
        }

        Pad();
    }

    public void WriteNumbers(GgufType type, ReadOnlySpan<float> values)
    {
        GgufNumbers.Write(_writer, type, values);
        Pad();
    }

    public void Dispose() => _writer.Dispose();

    private static long Padded(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;

    private void WriteFact(string key, uint type, object value)
    {
        WriteText(key);
        _writer.Write(type);
        switch (value)
        {
            case uint number:
                _writer.Write(number);
                break;
            case float number:
                _writer.Write(number);
                break;
            default:
                WriteText((string)value);
                break;
        }
    }

    private void WriteText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _writer.Write((ulong)bytes.Length);
        _writer.Write(bytes);
    }

    private void Pad()
    {
        _writer.Flush();
        var position = _writer.BaseStream.Position;
        _writer.Write(new byte[Padded(position) - position]);
    }
}
