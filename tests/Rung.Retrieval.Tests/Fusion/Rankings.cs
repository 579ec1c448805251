namespace Rung.Retrieval.Tests.Fusion;

/// <summary>Rankings with scores n, n − 1 … 1.</summary>
internal static class Rankings
{
    public static IReadOnlyList<RankedPassage> Of(params string[] ids) =>
        [.. ids.Select((id, place) => new RankedPassage(PassageId.Of(id), ids.Length - place))];

    public static IReadOnlyList<RankedPassage> Of(byte[] ids) => Of([.. ids.Distinct().Select(id => $"p{id}")]);

    public static IReadOnlyList<RankedPassage> Scored(params (string Id, double Score)[] places) =>
        [.. places.Select(place => new RankedPassage(PassageId.Of(place.Id), place.Score))];
}
