using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;
using Rung.Tensors.Kernels.Memory;

namespace Rung.Tensors.Checkpoints;

/// <summary>
/// A safetensors file, mapped into memory: opening it reads the header alone, and a tensor costs memory when it is read.
/// The file must not be cut while it is open. Reading is safe on several threads, disposing is not.
/// </summary>
public sealed unsafe class SafetensorsFile : IDisposable
{
    private const int LengthBytes = 8;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _data;
    private readonly SafetensorsHeader _header;
    private bool _disposed;

    private SafetensorsFile(string path, MemoryMappedFile file, long length)
    {
        Path = path;
        _file = file;
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            start += _view.PointerOffset;
            var headerLength = HeaderLength(path, new ReadOnlySpan<byte>(start, LengthBytes), length);
            _data = start + LengthBytes + headerLength;
            _header = SafetensorsHeader.Read(
                path, new ReadOnlySpan<byte>(start + LengthBytes, headerLength), length - LengthBytes - headerLength);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where the file lies.</summary>
    public string Path { get; }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, TensorEntry> Tensors => _header.Entries;

    /// <summary>What the writer noted, such as <c>format</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>Opens the file and checks its header in full.</summary>
    /// <exception cref="CheckpointException">The file is absent, damaged or contradicts itself.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        SafeFileHandle? handle = null;
        MemoryMappedFile? file = null;
        try
        {
            handle = File.OpenHandle(path);
            var length = RandomAccess.GetLength(handle);
            if (length < LengthBytes)
            {
                throw new CheckpointException(path, $"It has {length} bytes; a safetensors file has at least {LengthBytes}.");
            }

            file = MemoryMappedFile.CreateFromFile(
                handle, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            return new SafetensorsFile(path, file, length);
        }
        catch (Exception exception)
        {
            file?.Dispose();
            handle?.Dispose();
            throw exception is IOException or UnauthorizedAccessException
                ? new CheckpointException(path, $"It cannot be opened ({exception.Message}).", exception)
                : exception is CheckpointException ? exception : new CheckpointException(path, exception.Message, exception);
        }
    }

    /// <summary>The bytes of a tensor as they lie in the file, valid until the file is disposed.</summary>
    /// <exception cref="CheckpointException">There is no such tensor, or it has more than 2 GiB.</exception>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var entry = Entry(name);
        return entry.Length <= int.MaxValue
            ? new ReadOnlySpan<byte>(_data + entry.Offset, (int)entry.Length)
            : throw new CheckpointException(Path, $"Tensor '{name}' has {entry.Length} bytes; read it in parts with {nameof(ReadFloats)}.");
    }

    /// <summary>Reads elements from <paramref name="first"/> on as floats, as many as the target holds.</summary>
    public void ReadFloats(string name, Span<float> target, long first = 0)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var entry = Entry(name);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, entry.Count - target.Length);

        var size = ElementTypes.SizeOf(entry.ElementType);
        const int Part = 1 << 24;
        for (var done = 0; done < target.Length; done += Part)
        {
            var part = target.Slice(done, Math.Min(Part, target.Length - done));
            var bytes = new ReadOnlySpan<byte>(_data + entry.Offset + ((first + done) * size), part.Length * size);
            ElementTypes.ToFloats(entry.ElementType, bytes, part);
        }
    }

    /// <summary>
    /// Lets the system take back the memory of a tensor that will not be read again soon; reading it is as right as before.
    /// </summary>
    /// <exception cref="CheckpointException">There is no such tensor.</exception>
    public void Forget(string name)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var entry = Entry(name);
        MemoryAdvice.ForgetFilePages(_data + entry.Offset, entry.Length);
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private static int HeaderLength(string path, ReadOnlySpan<byte> bytes, long fileLength)
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > SafetensorsHeader.LargestHeader || length > (ulong)(fileLength - LengthBytes))
        {
            throw new CheckpointException(
                path, $"It says that its header has {length} bytes; the file has {fileLength}, and a header at most {SafetensorsHeader.LargestHeader}.");
        }

        return (int)length;
    }

    private TensorEntry Entry(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Tensors.GetValueOrDefault(name) ?? throw new CheckpointException(Path, $"It holds no tensor '{name}'.");
    }
}
