using System.Collections.Immutable;
using Rung.Core.Data;

namespace Rung.Engine.Checking.Profiles;

/// <summary>What one split knows of another and should not.</summary>
internal sealed class SplitSides(IEnumerable<(Split Split, Example[] Examples)> sides)
{
    private static readonly (Split Learnt, Split Measured)[] Pairs =
    [
        (Split.Train, Split.Dev), (Split.Train, Split.Test), (Split.Train, Split.Edge), (Split.Dev, Split.Test), (Split.Dev, Split.Edge),
    ];

    private readonly Dictionary<Split, Example[]> _sides = sides.ToDictionary(side => side.Split, side => side.Examples);

    public ImmutableArray<(Split Split, ImmutableArray<string> Labels)> UnseenLabels()
    {
        if (!_sides.TryGetValue(Split.Train, out var train))
        {
            return [];
        }

        var seen = train.Select(example => example.Expected).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from side in _sides
               where side.Key is not Split.Train
               let unseen = side.Value.Select(example => example.Expected).OfType<string>().Where(label => !seen.Contains(label))
                   .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray()
               where !unseen.IsEmpty
               orderby side.Key
               select (side.Key, unseen),
        ];
    }

    public ImmutableArray<SharedGroups> SharedGroups() =>
    [
        .. from pair in Present()
           let known = _sides[pair.Learnt].Select(example => example.Group).OfType<string>().ToHashSet(StringComparer.Ordinal)
           let shared = _sides[pair.Measured].Where(example => example.Group is not null && known.Contains(example.Group)).ToArray()
           where shared.Length > 0
           select new SharedGroups(
               pair.Learnt,
               pair.Measured,
               shared.Select(example => example.Group).Distinct(StringComparer.Ordinal).Count(),
               shared.Length,
               (double)shared.Length / _sides[pair.Measured].Length,
               First(shared)),
    ];

    /// <summary>A random division always overlaps: how much says the share.</summary>
    public ImmutableArray<TimeOverlap> TimeOverlaps() =>
    [
        .. from pair in Present()
           where pair.Measured is not Split.Edge
           let times = _sides[pair.Measured].Select(example => example.Time).OfType<DateTimeOffset>().ToArray()
           where times.Length > 0
           let begin = times.Min()
           let dated = _sides[pair.Learnt].Where(example => example.Time is not null).ToArray()
           let later = dated.Where(example => example.Time > begin).ToArray()
           where later.Length > 0
           select new TimeOverlap(
               pair.Learnt, pair.Measured, begin.ToUniversalTime(), later.Length, (double)later.Length / dated.Length, First(later)),
    ];

    private IEnumerable<(Split Learnt, Split Measured)> Present() =>
        Pairs.Where(pair => _sides.ContainsKey(pair.Learnt) && _sides.ContainsKey(pair.Measured));

    private static ImmutableArray<ExampleId> First(Example[] examples) =>
        [.. examples.Select(example => example.Id).Order().Take(DatasetProfile.MostIds)];
}
