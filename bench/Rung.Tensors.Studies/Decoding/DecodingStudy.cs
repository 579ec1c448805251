using System.Text;
using Rung.Studies;
using Rung.Tensors.Models;
using Rung.Tensors.Studies.Shapes;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>Generation beside llama.cpp of February 2025 on the same two threads, in turns.</summary>
internal static class DecodingStudy
{
    public static string Home { get; } = Path.Combine(StudyReport.Root(), "artifacts", "peers", "llama.cpp");

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["ours", .. var rest])
        {
            return await OwnGeneration.RunAsync(rest);
        }

        if (!File.Exists(Path.Combine(Home, "commit")))
        {
            await Console.Error.WriteLineAsync("decoding: llama.cpp is not built; run eng/install-llama first.");
            return 1;
        }

        WriteModels();
        var text = new StringBuilder();
        foreach (var shape in ModelShape.All)
        {
            text.Append(await new ShapeTurns(shape.Name).MeasureAsync());
        }

        var commit = (await File.ReadAllTextAsync(Path.Combine(Home, "commit"))).Trim();
        await StudyReport.WriteAsync(
            "decoding",
            "Generation beside llama.cpp",
            "eng/install-llama && dotnet run -c Release --project bench/Rung.Tensors.Studies -- decoding",
            $"Random weights (seed 1), {OwnGeneration.Threads} threads each, each measurement in a process of its own, the sides in turns; medians over the rounds, and for each "
            + "ratio its least and greatest over the rounds, for these are few. Ours is the public `TextGenerator`, greedy, the choice of each token included; theirs is "
            + $"`llama-batched-bench` of `{commit[..12]}` (February 2025, `GGML_NATIVE`), which chooses no tokens and keeps keys and values in 16 bits, ours in 32.\n{text}");
        return 0;
    }

    public static string Folder(string shape) => Path.Combine(Home, "models", shape);

    public static string PeerFile(string shape, GgufType type) => Path.Combine(Folder(shape), $"{type}.gguf");

    private static void WriteModels()
    {
        foreach (var shape in ModelShape.All.Where(shape => !File.Exists(Path.Combine(Folder(shape.Name), "model.safetensors"))))
        {
            using var model = CausalModel.Create(shape.Config, seed: 1, new LoadOptions { Threads = OwnGeneration.Threads });
            Directory.CreateDirectory(Folder(shape.Name));
            foreach (var type in Enum.GetValues<GgufType>())
            {
                PeerModel.Write(model, type, PeerFile(shape.Name, type));
            }

            ModelWriter.Write(model, Folder(shape.Name));
        }
    }
}
