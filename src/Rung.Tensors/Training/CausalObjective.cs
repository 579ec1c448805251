using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Training;

/// <summary>Foretelling the marked tokens of texts.</summary>
internal sealed class CausalObjective(CausalModel model, CausalPass pass, IReadOnlyList<TrainingExample> examples) : IObjective
{
    public int UnitsOf(int example) => examples[example].LearntCount;

    public int TokensOf(int example) => examples[example].Tokens.Length;

    public double Learn(ReadOnlySpan<int> numbers, double scale, CountedRandom dropout) => pass.Learn(Batch(numbers), scale, dropout);

    public double Measure(ReadOnlySpan<int> numbers) => pass.Measure(Batch(numbers));

    public void Update() => model.Repack();

    private TokenBatch Batch(ReadOnlySpan<int> numbers)
    {
        var chosen = numbers.ToArray();
        return TokenBatch.Of(
            Array.ConvertAll(chosen, number => examples[number].Tokens.ToArray()),
            (text, place) => examples[chosen[text]].Learns[place]);
    }
}
