using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Studies;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Tests.Checkpoints;

namespace Rung.Tensors.Studies.Fuzz;

/// <summary>Ten thousand damaged files of each kind: every one is refused by name or read correctly, within bounded memory.</summary>
internal static class FuzzStudy
{
    private const int Files = 10_000;
    private const int Seed = 23;

    private const string Config = """
        {"model_type":"llama","vocab_size":2048,"hidden_size":128,"intermediate_size":384,"num_hidden_layers":2,"num_attention_heads":8,
        "num_key_value_heads":4,"hidden_act":"silu","rms_norm_eps":1e-6,"rope_theta":10000.0,"max_position_embeddings":512,
        "tie_word_embeddings":true,"bos_token_id":1,"eos_token_id":[2,3],"rope_scaling":{"type":"linear","factor":2.0}}
        """;

    private const string Index = """
        {"metadata":{"total_size":496},"weight_map":{"model.a":"original.safetensors","model.b":"original.safetensors","c":"original.safetensors"}}
        """;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rung-fuzz-").FullName;
        try
        {
            var original = MutatedFile.Original(Path.Combine(folder, "original.safetensors"));
            var mutated = Path.Combine(folder, "mutated");
            var table = new StringBuilder("| file | mutated | refused by name | read | anything else | most memory allocated by one, KiB | seconds |\n| --- | --: | --: | --: | --: | --: | --: |\n");
            table.Append(Row("safetensors", random => MutatedFile.Try(mutated, original, random)));
            table.Append(Row("config.json", random => TryText(folder, "config.json", Config, random, path => ConfigReader.Read(path))));
            table.Append(Row("index of shards", random => TryText(folder, "model.safetensors.index.json", Index, random, _ => Checkpoint.Open(folder).Dispose())));
            await StudyReport.WriteAsync(
                "fuzz-checkpoints",
                "Damaged checkpoints",
                "dotnet run -c Release --project bench/Rung.Tensors.Studies -- fuzz-checkpoints",
                $"Each file is changed one to three times: bits flipped, parts cut out, doubled or filled with noise, numbers replaced by those at the edges of 64 bits, NaN, 1e999, deep lists. Seed {Seed}.\n\n{table}");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Row(string name, Func<Random, MutationOutcome> attempt)
    {
        var random = new Random(Seed);
        var clock = Stopwatch.StartNew();
        var outcomes = new int[3];
        long most = 0;
        for (var i = 0; i < Files; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            outcomes[(int)attempt(random)]++;
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Files} | {outcomes[0]} | {outcomes[1]} | {outcomes[2]} | {most / 1024} | {clock.Elapsed.TotalSeconds:F1} |\n");
    }

    private static MutationOutcome TryText(string folder, string name, string text, Random random, Action<string> read)
    {
        var bytes = MutatedFile.MutatedText(Encoding.UTF8.GetBytes(text), random);
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        try
        {
            read(path);
            return MutationOutcome.Read;
        }
        catch (CheckpointException)
        {
            return MutationOutcome.Refused;
        }
#pragma warning disable CA1031 // any other exception is the finding
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine($"{exception.GetType()}: {exception.Message}");
            return MutationOutcome.Wrong;
        }
    }
}
