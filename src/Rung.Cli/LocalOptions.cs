using System.CommandLine;
using Rung.Engine.Local;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Cli;

/// <summary>What every command that runs a model on this machine can be told of how to hold and compute it.</summary>
internal static class LocalOptions
{
    public static Argument<string> Model() => new("MODEL") { Description = "The folder of a model as Hugging Face lays it out (config.json, tokenizer.json, *.safetensors), or the name of one that was pulled." };

    public static Option<string> Format()
    {
        var format = new Option<string>("--format")
        {
            Description = "How the weights are held: f32 is exact, int8 needs a quarter of its memory, nf4 an eighth.",
            DefaultValueFactory = _ => "f32",
        };
        format.AcceptOnlyFromAmong([.. WeightFormats.Words]);
        return format;
    }

    public static Option<int?> Threads() => new("--threads") { Description = "Threads that compute. Default: one per processor." };

    public static WeightFormat Read(ParseResult parsed, Option<string> format) => WeightFormats.Find(parsed.GetRequiredValue(format))!.Value;
}
