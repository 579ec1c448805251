using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Descriptions;

/// <summary>What the tensors of a checkpoint take in memory when its model is loaded.</summary>
internal static class WeightMemory
{
    private const string Head = "lm_head.weight";

    private static readonly string[] Tables = ["embed_tokens.weight", "wte.weight", "word_embeddings.weight"];
    private static readonly string[] Plain = ["wpe.weight", "position_embeddings.weight", "token_type_embeddings.weight"];

    // An encoder's head for labels stays in 32 bits whatever the rest is held in.
    private static readonly string[] Precise = ["pooler.dense.weight", "classifier.weight", "classifier.dense.weight", "classifier.out_proj.weight"];

    public static long Of(IReadOnlyList<TensorEntry> entries, ModelConfig config, WeightFormat format)
    {
        // A tied matrix is held once, under whichever of its two names it is stored.
        var isHeldAlready = config.TiesEmbeddings && entries.Any(entry => Ends(entry, Tables));
        return entries.Where(entry => !(isHeldAlready && Ends(entry, Head))).Sum(entry => Of(entry, config, format));
    }

    private static long Of(TensorEntry entry, ModelConfig config, WeightFormat format)
    {
        if (entry.Shape.Length != 2 || Ends(entry, Plain))
        {
            return entry.Count * sizeof(float);
        }

        var (rows, columns) = (Extent(entry.Shape[0]), Extent(entry.Shape[1]));
        if (Ends(entry, Tables) || Ends(entry, Head))
        {
            return WeightSizes.BytesOf(WeightSizes.OfTables(format), rows, columns);
        }

        format = Ends(entry, Precise) ? WeightFormat.Float32 : format;
        return config.Family == ModelFamily.Gpt2
            ? WeightSizes.BytesOf(format, columns, rows)
            : WeightSizes.BytesOf(format, rows, columns);
    }

    private static int Extent(long extent) => (int)Math.Clamp(extent, 1, 1 << 22);

    private static bool Ends(TensorEntry entry, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (entry.Name.EndsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
