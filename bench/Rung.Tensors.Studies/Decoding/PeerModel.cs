using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Models;

namespace Rung.Tensors.Studies.Decoding;

/// <summary>A model as a file of the peer. Rows of queries and keys stand in our order, which changes no speed.</summary>
internal static class PeerModel
{
    private static readonly (string Ours, string Theirs)[] Names =
    [
        ("model.layers", "blk"), ("self_attn.q_proj", "attn_q"), ("self_attn.k_proj", "attn_k"), ("self_attn.v_proj", "attn_v"),
        ("self_attn.o_proj", "attn_output"), ("mlp.gate_proj", "ffn_gate"), ("mlp.up_proj", "ffn_up"), ("mlp.down_proj", "ffn_down"),
        ("input_layernorm", "attn_norm"), ("post_attention_layernorm", "ffn_norm"), ("model.norm", "output_norm"),
        ("model.embed_tokens", "token_embd"),
    ];

    public static void Write(CausalModel model, GgufType type, string path)
    {
        using var writer = new GgufWriter(path);
        AddFacts(writer, model);
        writer.Announce(Name(model.Tokens.Name), type, model.Tokens.Weight.Inputs, model.Tokens.Weight.Outputs);
        foreach (var linear in model.Linears)
        {
            writer.Announce(Name($"{linear.Name}.weight"), type, linear.Inputs, linear.Outputs);
        }

        foreach (var parameter in model.OtherParameters)
        {
            writer.Announce(Name(parameter.Name), GgufType.F32, parameter.Values.Length);
        }

        writer.WriteHeader();
        writer.WriteNumbers(type, Unpacked(model.Tokens.Weight));
        foreach (var linear in model.Linears)
        {
            writer.WriteNumbers(type, Unpacked(linear.Weight));
        }

        foreach (var parameter in model.OtherParameters)
        {
            writer.WriteNumbers(GgufType.F32, parameter.Values);
        }
    }

    private static void AddFacts(GgufWriter writer, CausalModel model)
    {
        var config = model.Config;
        writer.Add("general.architecture", "llama");
        writer.Add("llama.block_count", config.Layers);
        writer.Add("llama.context_length", config.MaxPositions);
        writer.Add("llama.embedding_length", config.HiddenSize);
        writer.Add("llama.feed_forward_length", config.IntermediateSize);
        writer.Add("llama.attention.head_count", config.Heads);
        writer.Add("llama.attention.head_count_kv", config.KeyValueHeads);
        writer.Add("llama.attention.layer_norm_rms_epsilon", config.NormEpsilon);
        writer.Add("llama.rope.dimension_count", config.RotarySize);
        writer.Add("llama.vocab_size", config.VocabularySize);
        writer.Add("tokenizer.ggml.model", "no_vocab");
    }

    private static string Name(string ours) =>
        Names.Aggregate(ours, (name, pair) => name.Replace(pair.Ours, pair.Theirs, StringComparison.Ordinal));

    private static float[] Unpacked(WeightMatrix matrix)
    {
        var values = new float[matrix.Outputs * matrix.Inputs];
        matrix.Unpack(values);
        return values;
    }
}
