using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Faults;

namespace Rung.Engine.Labelling.Answers;

/// <summary>What a file of answers changes: examples that are new, and labels of known ones.</summary>
internal sealed record AnswerMerge
{
    private const int MostFaults = 20;

    public required ImmutableArray<Example> Added { get; init; }

    /// <summary>The new label of each known example that gets another.</summary>
    public required ImmutableDictionary<ExampleId, string> Relabelled { get; init; }

    /// <summary>How many answers say what the data says already.</summary>
    public required int AlreadySo { get; init; }

    /// <param name="file">The name of the file of answers, for messages.</param>
    /// <param name="answers">Its answers.</param>
    /// <param name="dataset">The examples of the task.</param>
    /// <param name="allowsNewLabels">Whether a label that no example has is right.</param>
    /// <exception cref="DatasetException">Some answers cannot be merged; each is named with its line.</exception>
    public static AnswerMerge Of(string file, IReadOnlyList<LocatedExample> answers, Dataset dataset, bool allowsNewLabels)
    {
        var merging = new Merging(new FaultList(file, MostFaults), dataset, answers, allowsNewLabels);
        foreach (var answer in answers)
        {
            merging.Take(answer);
        }

        return merging.End();
    }

    private sealed class Merging
    {
        private readonly FaultList _faults;
        private readonly bool _allowsNewLabels;
        private readonly Dictionary<ExampleId, (Split Split, Example Example)> _known;
        private readonly ILookup<string, Example> _byInput;
        private readonly ImmutableArray<string> _labels;
        private readonly Dictionary<string, int> _lastLines = new(StringComparer.Ordinal);
        private readonly List<Example> _added = [];
        private readonly Dictionary<ExampleId, string> _relabelled = [];
        private int _alreadySo;

        public Merging(FaultList faults, Dataset dataset, IReadOnlyList<LocatedExample> answers, bool allowsNewLabels)
        {
            _faults = faults;
            _allowsNewLabels = allowsNewLabels;
            var all = Enum.GetValues<Split>().SelectMany(split => dataset[split].Select(example => (Split: split, Example: example))).ToArray();
            _known = all.ToDictionary(one => one.Example.Id);
            _byInput = all.Select(one => one.Example).ToLookup(example => example.Input.Text, StringComparer.Ordinal);
            _labels = [.. all.Select(one => one.Example.Expected).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            foreach (var answer in answers)
            {
                _lastLines[answer.Example.Input.Text] = answer.Line;
            }
        }

        public void Take(LocatedExample answer)
        {
            if (!HasKnownLabel(answer))
            {
                return;
            }

            if (_known.TryGetValue(answer.Example.Id, out var known))
            {
                Relabel(answer, known.Split, known.Example);
            }
            else
            {
                Add(answer);
            }
        }

        public AnswerMerge End() => _faults.IsEmpty
            ? new AnswerMerge { Added = [.. _added], Relabelled = _relabelled.ToImmutableDictionary(), AlreadySo = _alreadySo }
            : throw new DatasetException(string.Join('\n', _faults.ToTexts()));

        private bool HasKnownLabel(LocatedExample answer)
        {
            var label = answer.Example.Expected!;
            var isKnown = _allowsNewLabels || _labels.BinarySearch(label, StringComparer.Ordinal) >= 0;
            if (!isKnown)
            {
                _faults.Add(answer.Line, $"'{AnswerColumns.Expected}': found the label '{Choices.Shortened(label)}', which no example has"
                    + $"{Choices.DidYouMean(label, _labels)} Expected one of: {Choices.Listed(_labels)}. If it is a new label, add --new-labels.");
            }

            return isKnown;
        }

        private void Relabel(LocatedExample answer, Split split, Example known)
        {
            if (known.Input.Text != answer.Example.Input.Text)
            {
                _faults.Add(answer.Line, $"found the id '{known.Id}', which an example with another input has; expected an id of its own.");
            }
            else if (known.Expected == answer.Example.Expected)
            {
                _alreadySo++;
            }
            else if (split is Split.Test or Split.Edge)
            {
                _faults.Add(answer.Line, $"found another label for '{known.Id}', which is in {split.ToString().ToLowerInvariant()}; expected examples of train or dev. "
                    + "Scores on a changed test cannot be compared: correct it in its file by hand, and accept it with --new-test.");
            }
            else
            {
                _relabelled[known.Id] = answer.Example.Expected!;
            }
        }

        /// <summary>An input that is there under another id was merged before, or relabelled since.</summary>
        private void Add(LocatedExample answer)
        {
            var input = answer.Example.Input.Text;
            if (_byInput[input].Any(example => example.Expected == answer.Example.Expected) || _lastLines[input] > answer.Line)
            {
                _alreadySo++;
            }
            else if (_byInput[input].FirstOrDefault() is { } other)
            {
                _faults.Add(answer.Line, $"found the label '{answer.Example.Expected}' for an input that '{other.Id}' has too, with the label '{other.Expected}'; "
                    + "expected one label for one input. Change one of them, or empty this answer.");
            }
            else
            {
                _added.Add(answer.Example);
            }
        }
    }
}
