using Rung.Tensors.Studies.Animal;
using Rung.Tensors.Studies.Decoding;
using Rung.Tensors.Studies.Encoders;
using Rung.Tensors.Studies.Forecast;
using Rung.Tensors.Studies.Fuzz;
using Rung.Tensors.Studies.Growth;
using Rung.Tensors.Studies.Kernels;
using Rung.Tensors.Studies.Kills;
using Rung.Tensors.Studies.Parity;
using Rung.Tensors.Studies.Peft;
using Rung.Tensors.Studies.Prompts;
using Rung.Tensors.Studies.Speed;
using Rung.Tensors.Studies.Tokenizing;

// Long measurements of tensors whose results are committed in bench/results:
//   dotnet run -c Release --project bench/Rung.Tensors.Studies -- NAME
var studies = new SortedDictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["animal"] = _ => AnimalStudy.RunAsync(),
    ["decoding"] = DecodingStudy.RunAsync,
    ["encoder-tuning"] = _ => EncoderStudy.RunAsync(),
    ["fuzz-checkpoints"] = _ => FuzzStudy.RunAsync(),
    ["fuzz-tokenizers"] = _ => TokenizerFuzzStudy.RunAsync(),
    ["growth"] = GrowthStudy.RunAsync,
    ["kernels"] = KernelStudy.RunAsync,
    ["tokenizers"] = _ => TokenizerStudy.RunAsync(),
    ["kills"] = KillStudy.RunAsync,
    ["peft-reader"] = _ => PeftStudy.RunAsync(),
    ["prompt-memory"] = _ => PromptMemoryStudy.RunAsync(),
    ["torch-parity"] = _ => ParityStudy.RunAsync(),
    ["training-forecast"] = ForecastStudy.RunAsync,
    ["training-speed"] = SpeedStudy.RunAsync,
};

if (args.Length == 0 || !studies.TryGetValue(args[0], out var study))
{
    await Console.Error.WriteLineAsync($"Name a study: {string.Join(", ", studies.Keys)}.");
    return 2;
}

return await study(args[1..]);
