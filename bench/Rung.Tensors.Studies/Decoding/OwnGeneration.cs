using System.Diagnostics;
using System.Globalization;
using Rung.Tensors.Generation;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Models;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>Our side, through the library's public door: <see cref="TextGenerator"/>, greedy, the choice of each token included.</summary>
internal static class OwnGeneration
{
    public const int Threads = 2;

    /// <param name="args">The model's folder, the weights' format, lengths of prompts, tokens behind each, texts at once, repeats.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var (prompts, tokens, batches) = (Numbers(args[2]), int.Parse(args[3], CultureInfo.InvariantCulture), Numbers(args[4]));
        using var model = CausalModel.Load(args[0], new LoadOptions { Format = Enum.Parse<WeightFormat>(args[1]), Threads = Threads });
        using var generator = new TextGenerator(model);
        WarmUp(generator, model.Config.VocabularySize);
        foreach (var prompt in Enumerable.Repeat(prompts, int.Parse(args[5], CultureInfo.InvariantCulture)).SelectMany(lengths => lengths))
        {
            foreach (var texts in batches)
            {
                var timing = Measure(generator, prompt, tokens, texts, model.Config.VocabularySize);
                await Console.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"pp": {{prompt}}, "tg": {{tokens}}, "pl": {{texts}}, "t_pp": {{timing.PrefillSeconds:F6}}, "t_tg": {{timing.DecodeSeconds:F6}}}"""));
            }
        }

        return 0;
    }

    public static Timing Measure(TextGenerator generator, int prompt, int tokens, int texts, int vocabulary)
    {
        var random = new Random(1);
        ReadOnlyMemory<int>[] prompts = [.. Enumerable.Range(0, texts).Select(_ => (ReadOnlyMemory<int>)Tokens(random, prompt, vocabulary))];

        // The first token of a text is chosen at the end of its prompt.
        var options = new GenerationOptions { MaxTokens = tokens + 1, EndTokens = [] };
        var (seen, first) = (0, 0L);
        var start = Stopwatch.GetTimestamp();
        generator.Generate(prompts, options, CancellationToken.None, _ =>
        {
            if (++seen == texts)
            {
                first = Stopwatch.GetTimestamp();
            }
        });
        return new Timing(
            prompt, tokens, texts, Stopwatch.GetElapsedTime(start, first).TotalSeconds, Stopwatch.GetElapsedTime(first).TotalSeconds);
    }

    public static void WarmUp(TextGenerator generator, int vocabulary)
    {
        // Long enough for the compiler to be done with the methods that it compiles a second time.
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1))
        {
            Measure(generator, prompt: 16, tokens: 32, texts: 1, vocabulary);
            Measure(generator, prompt: 16, tokens: 4, texts: 2, vocabulary);

            // Longer prompts use tiles of other heights: 44 is three of twelve rows and one of eight.
            Measure(generator, prompt: 44, tokens: 4, texts: 1, vocabulary);
        }
    }

    private static int[] Tokens(Random random, int count, int vocabulary) => [.. Enumerable.Range(0, count).Select(_ => random.Next(vocabulary))];

    private static int[] Numbers(string list) => [.. list.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
