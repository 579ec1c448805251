using System.Text.Json;

namespace Rung.Engine.Providers.Calls;

/// <summary>Reads a count from an answer that may be anything.</summary>
internal static class UsageField
{
    /// <param name="answer">The body.</param>
    /// <param name="path">The names of the objects that lead to the count.</param>
    /// <returns><see langword="null"/>: the answer does not say, or says what no count is.</returns>
    public static long? Read(ReadOnlyMemory<byte> answer, params ReadOnlySpan<string> path)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var at = json.RootElement;
            foreach (var name in path)
            {
                if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(name, out at))
                {
                    return null;
                }
            }

            return at.ValueKind is JsonValueKind.Number && at.TryGetDouble(out var count) && count is >= 0 and < 1e12 && count == Math.Floor(count)
                ? (long)count
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
