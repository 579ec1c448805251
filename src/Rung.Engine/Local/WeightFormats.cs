using System.Collections.Immutable;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Engine.Local;

/// <summary>The words for how weights are held, in files and on the command line.</summary>
public static class WeightFormats
{
    private static readonly ImmutableArray<(string Word, WeightFormat Format)> All =
    [
        ("f32", WeightFormat.Float32),
        ("bf16", WeightFormat.BFloat16),
        ("f16", WeightFormat.Float16),
        ("int8", WeightFormat.Int8),
        ("nf4", WeightFormat.Nf4),
    ];

    /// <summary>All of them, the largest first.</summary>
    public static ImmutableArray<string> Words { get; } = [.. All.Select(pair => pair.Word)];

    /// <summary><see langword="null"/>: no format is called that.</summary>
    public static WeightFormat? Find(string word) =>
        All.Where(pair => pair.Word == word).Select(pair => (WeightFormat?)pair.Format).FirstOrDefault();

    /// <summary>The word for a format.</summary>
    public static string WordOf(WeightFormat format) =>
        All.Where(pair => pair.Format == format).Select(pair => pair.Word).FirstOrDefault() ?? format.ToString();
}
