using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// Divides questions into folds for cross-validation so that a group (the questions of one document) stays together:
/// what was learnt from a document's questions is never measured on others of that document. The largest groups are
/// dealt first, each to the fold that is smallest so far; of equal size, in an order drawn by the seed.
/// </summary>
public static class GroupFolds
{
    /// <summary>For each question the number of its fold, from 0.</summary>
    /// <param name="groups">The group of each question.</param>
    /// <param name="folds">At least 2; no more than there are groups.</param>
    /// <param name="seed">Of the order of groups of equal size.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<string> groups, int folds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var sizes = groups.CountBy(group => group, StringComparer.Ordinal).ToList();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, sizes.Count);
        var (counts, foldOf) = (new int[folds], new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (group, size) in sizes.OrderByDescending(group => group.Value).ThenBy(group => Draw(group.Key, seed)))
        {
            var smallest = Array.IndexOf(counts, counts.Min());
            counts[smallest] += size;
            foldOf[group] = smallest;
        }

        return [.. groups.Select(group => foldOf[group])];
    }

    // By the name, not by the place: a group keeps its draw when others come or go.
    private static string Draw(string group, ulong seed) => Convert.ToHexString(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{group}"))));
}
