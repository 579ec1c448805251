using System.Collections.Immutable;

namespace Rung.Tensors.Training.Encoders;

/// <summary>
/// The texts of a batch: the anchors, and every candidate once. A passage that belongs to two anchors of the batch is one
/// candidate, right for both: it is never a wrong answer to either.
/// </summary>
internal sealed class ContrastiveBatch
{
    private ContrastiveBatch(List<int[]> texts, int[] targets) => (Texts, Targets) = (texts, targets);

    /// <summary>The anchors, and behind them the candidates.</summary>
    public List<int[]> Texts { get; }

    /// <summary>For each anchor the number of its candidate.</summary>
    public int[] Targets { get; }

    public int Anchors => Targets.Length;

    public int Candidates => Texts.Count - Anchors;

    public static ContrastiveBatch Of(IReadOnlyList<ContrastiveExample> examples)
    {
        var texts = examples.Select(example => example.Anchor.ToArray()).ToList();
        var numbers = new Dictionary<ImmutableArray<int>, int>(TokenComparer.Instance);
        int NumberOf(ImmutableArray<int> text)
        {
            if (!numbers.TryGetValue(text, out var number))
            {
                number = numbers.Count;
                numbers.Add(text, number);
                texts.Add([.. text]);
            }

            return number;
        }

        int[] targets = [.. examples.Select(example => NumberOf(example.Positive))];
        foreach (var negative in examples.SelectMany(example => example.Negatives))
        {
            NumberOf(negative);
        }

        return new ContrastiveBatch(texts, targets);
    }

    private sealed class TokenComparer : IEqualityComparer<ImmutableArray<int>>
    {
        public static readonly TokenComparer Instance = new();

        public bool Equals(ImmutableArray<int> x, ImmutableArray<int> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<int> obj)
        {
            var hash = default(HashCode);
            foreach (var token in obj)
            {
                hash.Add(token);
            }

            return hash.ToHashCode();
        }
    }
}
