using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rung.Core.Data;

namespace Rung.Engine.Checking.Cleaning;

/// <summary>Where a cleaned file comes from and what was changed: written beside it, so that the way back is known.</summary>
public sealed record Lineage
{
    private const string Name = "rung.lineage/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Schema { get; init; } = Name;

    /// <summary>The key under <c>data</c> that named the file.</summary>
    public required string Key { get; init; }

    /// <summary>The file that was cleaned, relative to the task.</summary>
    public required string From { get; init; }

    /// <summary>The SHA-256 of its bytes.</summary>
    public required string FromSha256 { get; init; }

    /// <summary>The cleaned file, relative to the task.</summary>
    public required string To { get; init; }

    public required string ToSha256 { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ImmutableArray<LineageStep> Steps { get; init; }

    /// <summary>The lineage file of a cleaned file.</summary>
    public static string PathOf(string file) => file + ".lineage.json";

    /// <summary>Whether a lineage file is there whose steps were taken for a reason.</summary>
    /// <param name="path">The lineage file.</param>
    /// <param name="why">The kind of finding.</param>
    internal static bool IsOf(string path, string why)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            return JsonSerializer.Deserialize<Lineage>(File.ReadAllText(path), Options)?.Steps.Any(step => step.Why == why) == true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    internal Task WriteAsync(string path, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(path, JsonSerializer.Serialize(this, Options) + "\n", cancellationToken);

    /// <exception cref="DatasetException">The file is not a lineage.</exception>
    internal static async Task<Lineage> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Lineage>(await File.ReadAllTextAsync(path, cancellationToken), Options);
            return read is { Schema: Name } ? read : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new DatasetException($"{path}: found no lineage (schema {Name}); expected the file that rung check --fix wrote.");
        }
    }
}
