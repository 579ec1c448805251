using System.Globalization;

namespace Rung.Retrieval.Vectors;

/// <summary>How many of the nearest an index finds, measured on a sample of queries.</summary>
/// <param name="Recall">The share of the nearest passages that were found.</param>
/// <param name="Low">The low end of its 95 % interval.</param>
/// <param name="High">The high end.</param>
/// <param name="Queries">How many queries were asked.</param>
/// <param name="Count">How many nearest passages each asked for.</param>
public sealed record RecallEstimate(double Recall, double Low, double High, int Queries, int Count)
{
    /// <summary>For a reader: <c>recall@10 0.984 [0.981, 0.987], n = 500 queries</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"recall@{Count} {Recall:F3} [{Low:F3}, {High:F3}], n = {Queries} queries");
}
