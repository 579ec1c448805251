using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Faults;

namespace Rung.Engine.Datasets;

/// <summary>
/// Sees to it that each example of a task has its own id. An id that the team gave twice is refused. Examples without
/// one whose content is the same, word for word, are numbered: the second is <c>id-2</c>.
/// </summary>
internal sealed class ExampleIds(ImmutableArray<LocatedFile> files)
{
    private const int MostFaults = 20;

    private readonly Dictionary<ExampleId, (int File, int Place)> _first = new(files.Sum(file => file.Examples.Count));
    private readonly SortedDictionary<ExampleId, List<(int File, int Place)>> _repeated = [];

    /// <returns>What a reader should know: which files hold the same examples.</returns>
    /// <exception cref="DatasetException">An id of the team's own occurs twice.</exception>
    public ImmutableArray<string> MakeUnique()
    {
        var faults = files.Select(file => new FaultList(file.Name, MostFaults)).ToArray();
        for (var file = 0; file < files.Length; file++)
        {
            for (var place = 0; place < files[file].Examples.Count; place++)
            {
                Note((file, place), faults[file]);
            }
        }

        if (faults.Any(fault => !fault.IsEmpty))
        {
            throw new DatasetException(string.Join('\n', faults.SelectMany(fault => fault.ToTexts())));
        }

        var twins = new SortedDictionary<(int File, int FirstFile), int>();
        foreach (var (id, places) in _repeated)
        {
            CountTwins(_first[id], places, twins);
            Number(id, places);
        }

        return
        [
            .. twins.Select(pair =>
                $"{files[pair.Key.FirstFile].Name} and {files[pair.Key.File].Name} share {pair.Value} examples word for word: "
                + "scores on them may be too good."),
        ];
    }

    private LocatedExample At((int File, int Place) at) => files[at.File].Examples[at.Place];

    private void Note((int File, int Place) at, FaultList faults)
    {
        var example = At(at);
        if (_first.TryAdd(example.Example.Id, at))
        {
            return;
        }

        var id = example.Example.Id;
        var first = _first[id];
        if (example.HasOwnId && At(first).HasOwnId)
        {
            var where = first.File == at.File ? $"on line {At(first).Line} too" : $"on line {At(first).Line} of {files[first.File].Name} too";
            faults.Add(example.Line, $"found the id '{Choices.Shortened(id.ToString())}', which stands {where}; expected each example to have an id of its own.");
            return;
        }

        if (!_repeated.TryGetValue(id, out var places))
        {
            _repeated.Add(id, places = []);
        }

        places.Add(at);
    }

    private void CountTwins(
        (int File, int Place) first, List<(int File, int Place)> places, SortedDictionary<(int File, int FirstFile), int> twins)
    {
        foreach (var (file, _) in places.Where(place => place.File != first.File && !At(place).HasOwnId && !At(first).HasOwnId))
        {
            twins[(file, first.File)] = twins.GetValueOrDefault((file, first.File)) + 1;
        }
    }

    /// <summary>
    /// Within a file by time and tags, the only things in which they may differ: the order of the lines must not enter
    /// the dataset's name.
    /// </summary>
    private void Number(ExampleId id, List<(int File, int Place)> places)
    {
        var all = places.Append(_first[id])
            .OrderByDescending(place => At(place).HasOwnId)
            .ThenBy(place => place.File)
            .ThenBy(place => At(place).Example.Time)
            .ThenBy(place => string.Join(';', At(place).Example.Tags), StringComparer.Ordinal)
            .ToList();
        var ordinal = 1;
        foreach (var place in all.Skip(1))
        {
            ExampleId further;
            do
            {
                further = ContentId.Further(id, ++ordinal);
            }
            while (!_first.TryAdd(further, place));

            var located = At(place);
            files[place.File].Examples[place.Place] = located with { Example = located.Example with { Id = further } };
        }
    }
}
