using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rung.Tensors.Studies.Tokenizing;

/// <summary>GPT-2's tokenizer as one would write it first.</summary>
internal sealed class PlainByteBpe
{
    private readonly Regex _words = new(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.Compiled | RegexOptions.CultureInvariant);
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), int> _ranks = [];
    private readonly char[] _letters = new char[256];

    private PlainByteBpe()
    {
        var next = 256;
        for (var value = 0; value < 256; value++)
        {
            _letters[value] = value is (> ' ' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? (char)value : (char)next++;
        }
    }

    public static PlainByteBpe Load(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var model = file.RootElement.GetProperty("model");
        var made = new PlainByteBpe();
        foreach (var token in model.GetProperty("vocab").EnumerateObject())
        {
            made._ids[token.Name] = token.Value.GetInt32();
        }

        foreach (var merge in model.GetProperty("merges").EnumerateArray())
        {
            var pair = merge.GetString()!.Split(' ');
            made._ranks[(pair[0], pair[1])] = made._ranks.Count;
        }

        return made;
    }

    public List<int> Encode(string text)
    {
        var ids = new List<int>();
        foreach (Match word in _words.Matches(text))
        {
            List<string> parts = [.. Encoding.UTF8.GetBytes(word.Value).Select(value => _letters[value].ToString())];
            Merge(parts);
            ids.AddRange(parts.Select(part => _ids[part]));
        }

        return ids;
    }

    private void Merge(List<string> parts)
    {
        while (true)
        {
            var (best, bestRank) = (-1, int.MaxValue);
            for (var i = 0; i + 1 < parts.Count; i++)
            {
                if (_ranks.TryGetValue((parts[i], parts[i + 1]), out var rank) && rank < bestRank)
                {
                    (best, bestRank) = (i, rank);
                }
            }

            if (best < 0)
            {
                return;
            }

            parts[best] += parts[best + 1];
            parts.RemoveAt(best + 1);
        }
    }
}
