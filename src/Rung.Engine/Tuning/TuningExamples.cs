using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Local;
using Rung.Engine.Prompting;
using Rung.Tensors.Training;

namespace Rung.Engine.Tuning;

/// <summary>
/// The examples of a split as a model learns them: the prompt that a climb asks with, and behind it the expected output with the
/// token that ends it. Only the latter is learnt.
/// </summary>
internal sealed class TuningExamples
{
    private TuningExamples(ImmutableArray<(Example Example, TrainingExample Tokens)> items, int tooLong, int longest) =>
        (Items, TooLong, Longest) = (items, tooLong, longest);

    public ImmutableArray<(Example Example, TrainingExample Tokens)> Items { get; }

    /// <summary>Examples that are longer than the model's context, and are left out.</summary>
    public int TooLong { get; }

    /// <summary>Tokens of the longest of them, those that are left out included.</summary>
    public int Longest { get; }

    public IReadOnlyList<TrainingExample> Tokens => [.. Items.Select(item => item.Tokens)];

    public long TokenCount => Items.Sum(item => (long)item.Tokens.Tokens.Length);

    public long LearntCount => Items.Sum(item => (long)item.Tokens.LearntCount);

    /// <summary>Tokens of the longest completion, its end included.</summary>
    public int LongestCompletion => Items.IsEmpty ? 0 : Items.Max(item => item.Tokens.LearntCount);

    /// <param name="examples">Those without an expected output are left out.</param>
    /// <param name="model">Who learns them.</param>
    /// <param name="prompt">What it is asked.</param>
    /// <param name="cancellationToken">Stops the rendering.</param>
    /// <exception cref="TuningException">The model knows no token that ends an answer.</exception>
    public static async Task<TuningExamples> OfAsync(
        IEnumerable<Example> examples, LocalModel model, IPrompt prompt, CancellationToken cancellationToken)
    {
        if (model.EndTokens.IsEmpty)
        {
            throw new TuningException($"'{model.Name}' names no token that ends an answer (eos_token_id in config.json), so it could not learn to stop. Add it.");
        }

        var items = ImmutableArray.CreateBuilder<(Example, TrainingExample)>();
        var (tooLong, longest) = (0, 0);
        foreach (var example in examples.Where(example => example.Expected is not null))
        {
            var (tokens, _) = model.Encode(await prompt.RenderAsync(example, cancellationToken));
            var completion = model.EncodeContinuation(example.Expected!).Add(model.EndTokens[0]);
            longest = Math.Max(longest, tokens.Length + completion.Length);
            if (tokens.Length + completion.Length > model.Config.MaxPositions)
            {
                tooLong++;
                continue;
            }

            items.Add((example, TrainingExample.Completion(tokens.AsSpan(), completion.AsSpan())));
        }

        return new TuningExamples(items.ToImmutable(), tooLong, longest);
    }
}
