using Rung.Core.Economics;
using Rung.Core.Economics.Prices;

namespace Rung.Engine.Prices.Tables;

/// <summary>The names that our own format gives to prices and kinds.</summary>
internal static class PriceFields
{
    public const string PerMillion = "dollars per million tokens between 0 and 10,000";

    public const string Amount = "dollars between 0 and 10,000";

    public const decimal Most = ModelPrice.Highest;

    private static readonly (ModelKind Kind, string Name)[] All =
    [
        (ModelKind.Completion, "completion"),
        (ModelKind.Embedding, "embedding"),
        (ModelKind.Reranker, "reranker"),
        (ModelKind.Other, "other"),
    ];

    public static string[] KindNames { get; } = [.. All.Select(kind => kind.Name)];

    public static string NameOf(ModelKind kind) => All.First(known => known.Kind == kind).Name;

    public static ModelKind? KindOf(string name) =>
        All.Where(known => known.Name == name).Select(known => (ModelKind?)known.Kind).FirstOrDefault();
}
