using System.Collections.Immutable;
using System.Text.Json;
using Rung.Tensors.Tokenizers.Algorithms;
using Rung.Tensors.Tokenizers.Algorithms.Bpe;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>Reads a byte-pair encoder: its merges are lines with a space between, or pairs.</summary>
internal static class BpeReader
{
    public static ReadModel Read(JsonPlace model, ImmutableArray<string>.Builder notes)
    {
        model.AllowOnly(
            "type", "dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix", "fuse_unk", "byte_fallback", "ignore_merges", "vocab", "merges");
        if (model.Optional("dropout") is { } dropout && dropout.Finite() > 0)
        {
            notes.Add("The file asks for dropout of merges, a device of training: texts are encoded without it, always the same.");
        }

        var vocabulary = ModelReader.ReadVocabulary(model.Required("vocab"));
        var settings = ReadSettings(model, vocabulary);
        var (table, merges) = ReadMerges(model.Required("merges"), vocabulary, settings.ContinuingPrefix, notes);
        return new ReadModel(new BpeModel(vocabulary, table, settings, SafeCuts.For(settings, merges)), vocabulary);
    }

    private static BpeSettings ReadSettings(JsonPlace model, Vocabulary vocabulary) => new()
    {
        Unknown = model.Optional("unk_token") is { } unknown ? ModelReader.IdOf(unknown, vocabulary) : null,
        FusesUnknown = model.Flag("fuse_unk", otherwise: false),
        Bytes = model.Flag("byte_fallback", otherwise: false) ? new ByteTokens(vocabulary) : null,
        IgnoresMerges = model.Flag("ignore_merges", otherwise: false),
        ContinuingPrefix = model.TextOr("continuing_subword_prefix", ""),
        EndSuffix = model.TextOr("end_of_word_suffix", ""),
    };

    private static (MergeTable Table, List<(int Left, int Right, string Merged)> Merges) ReadMerges(
        JsonPlace merges, Vocabulary vocabulary, string prefix, ImmutableArray<string>.Builder notes)
    {
        var count = merges.IsArray ? merges.Value.GetArrayLength() : throw merges.Wrong("an array is expected.");
        var (table, read) = (new MergeTable(count), new List<(int, int, string)>(count));
        var repeated = 0;
        foreach (var (rank, entry) in merges.Value.EnumerateArray().Index())
        {
            var (left, right) = ReadPair(merges, rank, entry);
            var merged = right.StartsWith(prefix, StringComparison.Ordinal) ? left + right[prefix.Length..] : left + right;
            if (!vocabulary.TryGetId(left, out var leftId) || !vocabulary.TryGetId(right, out var rightId) || !vocabulary.TryGetId(merged, out var id))
            {
                throw merges.Item(rank).Wrong($"'{left}' and '{right}' make '{merged}': not all three are in the vocabulary.");
            }

            repeated += table.Set(leftId, rightId, rank, id) ? 0 : 1;
            read.Add((leftId, rightId, merged));
        }

        if (repeated > 0)
        {
            notes.Add($"{repeated} merges stand in the file more than once; the last place of each counts.");
        }

        return (table, read);
    }

    private static (string Left, string Right) ReadPair(JsonPlace merges, int rank, JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.Array && entry.GetArrayLength() == 2)
        {
            var pair = merges.Item(rank);
            return (pair.Item(0).Text(), pair.Item(1).Text());
        }

        var line = merges.Item(rank).Text();
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && space < line.Length - 1 && line.IndexOf(' ', space + 1) < 0
            ? (line[..space], line[(space + 1)..])
            : throw merges.Item(rank).Wrong("two tokens with a space between are expected, or an array of two.");
    }
}
