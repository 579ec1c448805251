using System.Security.Cryptography;
using System.Text.Json;

namespace Rung.Retrieval.Indexes;

/// <summary>Tells whether passages were cut by the same rules.</summary>
internal static class IndexSettings
{
    public static string HashOf(FolderIndexOptions options)
    {
        var passages = options.Passages;
        var decisive = JsonSerializer.SerializeToUtf8Bytes(new
        {
            options.Documents,
            passages.MaxTokens,
            passages.OverlapTokens,
            passages.MinTokens,
            passages.RepeatsTableHeader,
            Counter = passages.Tokens.GetType().FullName,
        });
        return Convert.ToHexStringLower(SHA256.HashData(decisive));
    }
}
