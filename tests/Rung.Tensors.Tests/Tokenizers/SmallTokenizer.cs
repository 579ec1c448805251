using System.Text;
using Rung.Tensors.Tokenizers;
using Rung.Tensors.Tokenizers.Training;

namespace Rung.Tensors.Tests.Tokenizers;

/// <summary>Tokenizers that need no file of a model.</summary>
internal static class SmallTokenizer
{
    public const string Text =
        "The cat sat on the mat. The other cats sat there too, and that's that: Der Käse läßt grüßen, naïve 🙂 12 1234 lots  of   room\n\tindeed.";

    public static Tokenizer Trained() => Read(TrainedBytes());

    public static byte[] TrainedBytes()
    {
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = 320, SpecialTokens = ["<|end|>", "<|pad|>"] });
        trainer.Add(string.Concat(Enumerable.Repeat(Text, 3)));
        return trainer.Train(CancellationToken.None);
    }

    public static Tokenizer Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static Tokenizer Read(byte[] json) => Tokenizer.Read(json, "small.json");

    /// <summary>Words of a few letters, with whatever else a file has.</summary>
    public static Tokenizer WordPiece(string rest) => Read(
        """{ "model": { "type": "WordPiece", "unk_token": "[UNK]", "vocab": { "[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "a": 3, "b": 4, "##b": 5, "ab": 6, "!": 7 } }, """
        + rest + "}");
}
