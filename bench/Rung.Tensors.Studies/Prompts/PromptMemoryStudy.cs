using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Studies;
using Rung.Tensors.Generation;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Models;
using Rung.Tensors.Studies.Decoding;
using Rung.Tensors.Studies.Shapes;

namespace Rung.Tensors.Studies.Prompts;

/// <summary>Questions that follow the same instruction and examples, with the beginning remembered and without, in turns.</summary>
internal static class PromptMemoryStudy
{
    private const int Questions = 20;
    private const int Rest = 60;
    private const int Tokens = 8;

    public static async Task<int> RunAsync()
    {
        var text = new StringBuilder("| model | common | rest | answered without, s | with, s | faster | the first question with | same texts |\n| --- | --: | --: | --: | --: | --: | --: | --: |\n");
        foreach (var shape in ModelShape.All)
        {
            using var model = CausalModel.Create(shape.Config, seed: 1, new LoadOptions { Threads = OwnGeneration.Threads, Format = WeightFormat.BFloat16 });
            foreach (var common in new[] { 0, 100, 300, 900 })
            {
                text.Append(Measure(shape, model, common));
            }
        }

        await StudyReport.WriteAsync(
            "prompt-memory",
            "Prompts that begin alike",
            "dotnet run -c Release --project bench/Rung.Tensors.Studies -- prompt-memory",
            $"{Questions} prompts, one after the other: the first *common* tokens are those of all (an instruction and examples), then {Rest} of its own (the question), {Tokens} generated. "
            + $"Random weights (seed 1) in BFloat16, {OwnGeneration.Threads} threads, the two sides in turns, all questions together; *faster* is the ratio of the sums. The first question finds nothing "
            + "remembered and shows what it costs to compute a prompt in pieces. *Same texts*: of how many prompts both sides wrote the same tokens; they add in another order.\n\n"
            + text);
        return 0;
    }

    private static string Measure(ModelShape shape, CausalModel model, int common)
    {
        using var memory = new PromptMemory(model);
        using var with = new TextGenerator(model, memory);
        using var without = new TextGenerator(model);
        OwnGeneration.WarmUp(without, shape.Config.VocabularySize);
        OwnGeneration.WarmUp(with, shape.Config.VocabularySize);
        memory.Forget();
        var random = new Random(2);
        int[] beginning = [.. Enumerable.Range(0, common).Select(_ => random.Next(shape.Config.VocabularySize))];
        var (sumWithout, sumWith, first, same) = (0.0, 0.0, 0.0, 0);
        for (var question = 0; question < Questions; question++)
        {
            int[] prompt = [.. beginning, .. Enumerable.Range(0, Rest).Select(_ => random.Next(shape.Config.VocabularySize))];
            var (slow, expected) = Timed(without, prompt);
            var (fast, text) = Timed(with, prompt);
            first = question == 0 ? fast / slow : first;
            (sumWithout, sumWith) = (sumWithout + slow, sumWith + fast);
            same += expected.Tokens.SequenceEqual(text.Tokens) ? 1 : 0;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {shape.Name} | {common} | {Rest} | {sumWithout:F2} | {sumWith:F2} | {sumWithout / sumWith:F2}× | {first:F2}× the time | {same} of {Questions} |\n");
    }

    private static (double Seconds, GeneratedText Text) Timed(TextGenerator generator, int[] prompt)
    {
        var began = Stopwatch.GetTimestamp();
        var text = generator.Generate(prompt, new GenerationOptions { MaxTokens = Tokens, EndTokens = [] }, CancellationToken.None);
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, text);
    }
}
