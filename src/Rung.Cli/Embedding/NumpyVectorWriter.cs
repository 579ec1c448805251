using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Rung.Cli.Embedding;

/// <summary>
/// NumPy's file of one array (format 1.0): float32, a row a text. The header is written again at the end, when the number of rows is
/// known; it has room for any.
/// </summary>
internal sealed class NumpyVectorWriter(Stream stream) : VectorWriter
{
    private const int HeaderLength = 128;

    private static readonly byte[] Magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, HeaderLength - 10, 0];

    private readonly BufferedStream _stream = new(stream, 1 << 16);
    private int _dimension;

    public override void Write(TextRecord record, ReadOnlySpan<float> vector)
    {
        if (Count == 0)
        {
            _dimension = vector.Length;
            WriteHeader();
        }

        _stream.Write(MemoryMarshal.AsBytes(vector));
        Count++;
    }

    public override async ValueTask DisposeAsync()
    {
        await _stream.FlushAsync();
        stream.Position = 0;
        WriteHeader();
        await _stream.DisposeAsync();
    }

    private void WriteHeader()
    {
        var shape = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({Count}, {_dimension}), }}");
        _stream.Write(Magic);
        _stream.Write(Encoding.ASCII.GetBytes(shape.PadRight(HeaderLength - Magic.Length - 1) + "\n"));
    }
}
