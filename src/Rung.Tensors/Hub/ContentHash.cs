using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rung.Tensors.Hub;

/// <summary>Checks a file's content as it comes: by SHA-256 where the hub keeps it as a large file, by git's name of a blob otherwise.</summary>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash;
    private readonly HubFile _file;

    public ContentHash(HubFile file)
    {
        _file = file;
        _hash = IncrementalHash.CreateHash(IsBlob ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        Restart();
    }

    public string Algorithm => IsBlob ? "git blob SHA-1" : "SHA-256";

    public string Expected => (_file.Sha256 ?? _file.BlobId)!;

    private bool IsBlob => _file.Sha256 is null;

    public void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>Forgets what came so far.</summary>
    public void Restart()
    {
        _hash.TryGetHashAndReset(stackalloc byte[_hash.HashLengthInBytes], out _);
        if (IsBlob)
        {
            // git names a blob by a header and the content.
            _hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {_file.Size}\0")));
        }
    }

    public string Current()
    {
        Span<byte> hash = stackalloc byte[_hash.HashLengthInBytes];
        _hash.TryGetCurrentHash(hash, out _);
        return Convert.ToHexStringLower(hash);
    }

    public void Dispose() => _hash.Dispose();
}
