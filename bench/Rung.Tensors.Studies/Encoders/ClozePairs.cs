using Rung.Tensors.Training.Encoders;

namespace Rung.Tensors.Studies.Encoders;

/// <summary>Pairs that cost no label: a sentence of an encyclopedia's paragraph, and the paragraph without it (inverse cloze).</summary>
internal static class ClozePairs
{
    private const int FewestSentences = 3;

    private static readonly string[] Files = ["valid.txt", "test.txt"];

    public static List<ContrastiveExample> Read(StudyTexts texts, int seed)
    {
        var random = new Random(seed);
        var pairs = new List<ContrastiveExample>();
        foreach (var line in Files.SelectMany(name => File.ReadLines(StudyTexts.PathOf($"data/wikitext-2/{name}"))))
        {
            var sentences = line.Replace(" @-@ ", "-", StringComparison.Ordinal).Replace("<unk>", "", StringComparison.Ordinal).Split(" . ", StringSplitOptions.RemoveEmptyEntries);
            if (sentences.Length < FewestSentences || line.StartsWith(" =", StringComparison.Ordinal))
            {
                continue;
            }

            var asked = random.Next(sentences.Length);
            var rest = string.Join(" . ", sentences.Where((_, i) => i != asked));
            pairs.Add(new ContrastiveExample(texts.Tokens(sentences[asked]), texts.Tokens(rest)));
        }

        return pairs;
    }
}
