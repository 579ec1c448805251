using Rung.Studies;
using Rung.Tensors.Models;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>Generation beside llama.cpp of February 2025 on the same two threads, in turns.</summary>
internal static class DecodingStudy
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["ours", .. var rest])
        {
            return await OwnGeneration.RunAsync(rest);
        }

        WriteModels();
        return 0;
    }

    public static string Home { get; } = Path.Combine(StudyReport.Root(), "artifacts", "peers", "llama.cpp");

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
