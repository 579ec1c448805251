using Rung.Tensors.Layers;

namespace Rung.Tensors.Lora;

/// <summary>The names that PEFT gives to files and tensors of an adapter.</summary>
internal static class PeftNames
{
    public const string Config = "adapter_config.json";
    public const string Weights = "adapter_model.safetensors";

    private const string Prefix = "base_model.model.";

    public static string A(string module) => $"{Prefix}{module}.lora_A.weight";

    public static string B(string module) => $"{Prefix}{module}.lora_B.weight";

    public static LowRank Update(Linear linear, float[] a, float[] b, LoraOptions options, ulong index)
    {
        var rank = a.Length / linear.Inputs;
        return new LowRank(
            new Parameter(A(linear.Name), [rank, linear.Inputs], a),
            new Parameter(B(linear.Name), [linear.Outputs, rank], b),
            options.Scale,
            options.Dropout,
            index);
    }
}
