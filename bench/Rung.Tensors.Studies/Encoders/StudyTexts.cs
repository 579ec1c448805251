using Rung.Studies;
using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Studies.Encoders;

/// <summary>Where the shared texts lie, and how they become tokens.</summary>
internal sealed class StudyTexts
{
    private const int LongestText = 128;

    private readonly Tokenizer _tokenizer = Tokenizer.Load(PathOf("tokenizers/bert-uncased/tokenizer.json"));

    public int VocabularySize => _tokenizer.VocabularySize;

    public static string PathOf(string name)
    {
        var beside = Path.Combine(StudyReport.Root(), "..", "shared", name);
        return Path.Exists(beside) ? beside : Path.Combine(StudyReport.Root(), "..", "..", "shared", name);
    }

    public int[] Tokens(string text) => [.. _tokenizer.Encode(text, new EncodeOptions { MaxTokens = LongestText }).Ids];
}
