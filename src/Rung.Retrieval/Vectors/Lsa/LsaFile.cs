using System.Security.Cryptography;
using System.Text.Json;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>A model in a file; docs/vectors.md shows its sections.</summary>
internal static class LsaFile
{
    private const int Header = 0;
    private const int Analysis = 1;
    private const int Terms = 2;
    private const int Rarity = Terms + StringTable.Sections;
    private const int Directions = Rarity + 1;
    private const int MostSectionBytes = 1 << 30;

    private static readonly FileKind Kind = FileKind.Of("LSAM", version: 1);

    public static void Write(LsaModel model, string path)
    {
        var beside = path + ".new";
        File.Delete(beside);
        using (var writer = ChecksummedWriter.Create(beside, Kind))
        {
            Write(model, writer);
        }

        File.Move(beside, path, overwrite: true);
        DiskSync.Folder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    public static LsaModel Read(string path)
    {
        var file = ChecksummedFile.Map(path, Kind);
        if (file.SectionCount <= Directions)
        {
            throw file.Damaged("it has too few sections");
        }

        var header = file.Section<int>(Header, 2);
        var (terms, dimension) = (header[0], header[1]);
        if (terms < 1 || dimension < 1)
        {
            throw file.Damaged("its header says what no model can be");
        }

        var table = new StringTable(file, Terms, terms);
        string[] words = [.. Enumerable.Range(0, terms).Select(i => table[i])];
        for (var i = 1; i < words.Length; i++)
        {
            if (string.CompareOrdinal(words[i - 1], words[i]) >= 0)
            {
                throw file.Damaged("its terms are out of order");
            }
        }

        var weights = new TermWeights(words, file.Section<float>(Rarity, terms).ToArray());
        return new LsaModel(AnalysisOf(file), weights, DirectionsOf(file, terms, dimension));
    }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of all that is written of a model.</summary>
    public static string VersionOf(LsaModel model)
    {
        using var hash = SHA256.Create();
        using (var writer = new ChecksummedWriter(new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write), Kind))
        {
            Write(model, writer);
        }

        return Convert.ToHexStringLower(hash.Hash!)[..16];
    }

    private static void Write(LsaModel model, ChecksummedWriter writer)
    {
        writer.Write([model.TermCount, model.Dimension]);
        writer.EndSection();
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(model.Analysis, LsaJson.Default.AnalysisOptions));
        writer.EndSection();
        StringTable.Write(writer, model.Weights.Terms);
        writer.Write(model.Weights.Rarity);
        writer.EndSection();
        var each = MostSectionBytes / (model.Dimension * sizeof(float));
        for (var term = 0; term < model.TermCount; term++)
        {
            writer.Write(model.Directions.Row(term));
            if ((term + 1) % each == 0 && term + 1 < model.TermCount)
            {
                writer.EndSection();
            }
        }

        writer.EndSection();
        writer.Finish("");
    }

    private static AnalysisOptions AnalysisOf(ChecksummedFile file)
    {
        try
        {
            return JsonSerializer.Deserialize(file.Section(Analysis), LsaJson.Default.AnalysisOptions)
                ?? throw file.Damaged("it does not say how texts become terms");
        }
        catch (JsonException e)
        {
            throw new IndexDamagedException(file.Path, "it does not say how texts become terms", e);
        }
    }

    private static DenseMatrix DirectionsOf(ChecksummedFile file, int terms, int dimension)
    {
        var directions = new DenseMatrix(terms, dimension);
        var each = MostSectionBytes / (dimension * sizeof(float));
        for (var term = 0; term < terms; term++)
        {
            var (section, within) = (Directions + (term / each), term % each);
            var rows = Math.Min(each, terms - (term / each * each));
            file.Section<float>(section, (long)rows * dimension).Slice(within * dimension, dimension).CopyTo(directions.Row(term));
        }

        return directions;
    }
}
