namespace Rung.Tensors.Studies.Decoding;

/// <summary>One measurement of either side.</summary>
/// <param name="Prompt">Tokens of each prompt.</param>
/// <param name="Generated">Tokens that were generated behind each.</param>
/// <param name="Texts">How many at once.</param>
/// <param name="PrefillSeconds">For all prompts.</param>
/// <param name="DecodeSeconds">For all generated tokens.</param>
internal sealed record Timing(int Prompt, int Generated, int Texts, double PrefillSeconds, double DecodeSeconds)
{
    public double PrefillRate => Texts * Prompt / PrefillSeconds;

    public double DecodeRate => Texts * Generated / DecodeSeconds;
}
