using Rung.Tensors.Tokenizers;
using Rung.Tensors.Tokenizers.Training;

namespace Rung.Tensors.Tests.Tokenizers;

public sealed class TrainingTests
{
    [Fact]
    public void The_same_texts_in_any_order_give_the_same_bytes()
    {
        string[] texts = ["one two three two", "three three four", SmallTokenizer.Text];

        Assert.Equal(Train(300, texts), Train(300, [.. texts.Reverse()]));
    }

    [Fact]
    public void A_trained_tokenizer_reads_back_with_its_special_tokens_first()
    {
        var subject = SmallTokenizer.Trained();

        Assert.Equal(320, subject.VocabularySize);
        Assert.Equal((0, 1), (subject.IdOf("<|end|>"), subject.IdOf("<|pad|>")));
        Assert.True(subject.IsSpecial(0));
        Assert.Equal("the cat", subject.Decode([0, .. subject.Encode("the cat").Ids]));
        Assert.True(subject.Encode(SmallTokenizer.Text).Count < SmallTokenizer.Text.Length / 2);
    }

    [Fact]
    public void Merges_are_those_of_the_obvious_loop()
    {
        var random = new Random(3);
        for (var round = 0; round < 20; round++)
        {
            var words = Enumerable.Range(0, 40).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => "abc"[random.Next(3)])])).ToList();
            var subject = SmallTokenizer.Read(Train(256 + 20, [string.Join(' ', words)]));

            var tokens = Enumerable.Range(256, subject.VocabularySize - 256).Select(subject.TokenOf);

            Assert.Equal(ObviousMerges([string.Join(' ', words)], 20), tokens);
        }
    }

    [Fact]
    public void What_is_written_like_a_special_token_does_not_become_one()
    {
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = 300, SpecialTokens = ["ab"] });
        trainer.Add("ab ab ab ab");

        var subject = SmallTokenizer.Read(trainer.Train(CancellationToken.None));

        Assert.Equal(2, subject.Encode("ab", new EncodeOptions { FindsSpecialTokens = false }).Count);
    }

    [Fact]
    public void Too_small_a_vocabulary_and_unclear_special_tokens_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BpeTrainer(new BpeTrainerOptions { VocabularySize = 255 }));
        Assert.Throws<ArgumentException>(() => new BpeTrainer(new BpeTrainerOptions { SpecialTokens = ["<a>", "<a>"] }));
    }

    private static byte[] Train(int size, IEnumerable<string> texts)
    {
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = size });
        foreach (var text in texts)
        {
            trainer.Add(text);
        }

        return trainer.Train(CancellationToken.None);
    }

    // Counts all pairs anew after each merge. Ids of bytes are in the order of their letters, so letters order as ids do.
    private static List<string> ObviousMerges(IEnumerable<string> texts, int most)
    {
        var words = texts.SelectMany(text => text.Split(' ').Select((word, index) => index == 0 ? word : $"Ġ{word}"))
            .Select(word => word.Select(letter => letter.ToString()).ToList()).ToList();
        var ids = words.SelectMany(word => word).Distinct().ToDictionary(letter => letter, letter => (int)letter[0]);
        var made = new List<string>();
        while (made.Count < most)
        {
            var best = words.SelectMany(word => word.Zip(word.Skip(1))).GroupBy(pair => pair)
                .OrderByDescending(group => group.Count()).ThenBy(group => ids[group.Key.First]).ThenBy(group => ids[group.Key.Second]).FirstOrDefault();
            if (best is null || best.Count() < 2)
            {
                break;
            }

            var merged = best.Key.First + best.Key.Second;
            if (ids.TryAdd(merged, 100_000 + made.Count))
            {
                made.Add(merged);
            }

            words = [.. words.Select(word => Merged(word, best.Key, merged))];
        }

        return made;
    }

    private static List<string> Merged(List<string> word, (string First, string Second) pair, string merged)
    {
        var result = new List<string>();
        for (var i = 0; i < word.Count; i++)
        {
            var isPair = i + 1 < word.Count && (word[i], word[i + 1]) == pair;
            result.Add(isPair ? merged : word[i]);
            i += isPair ? 1 : 0;
        }

        return result;
    }
}
