namespace Rung.Tensors.Checkpoints;

/// <summary>How the layers of a model are put together.</summary>
public enum ModelFamily
{
    /// <summary>Causal; RMS norm before each part, rotary positions, gated feed-forward: Llama, Mistral, Qwen, Phi-3, SmolLM.</summary>
    Llama,

    /// <summary>Causal; layer norm before each part, learned positions, plain feed-forward.</summary>
    Gpt2,

    /// <summary>Bidirectional; layer norm behind each part, learned positions: BERT, MiniLM, bge, e5, RoBERTa, XLM-R.</summary>
    Bert,
}
