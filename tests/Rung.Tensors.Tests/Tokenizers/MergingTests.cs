using Rung.Tensors.Tokenizers;
using Rung.Tensors.Tokenizers.Algorithms;
using Rung.Tensors.Tokenizers.Algorithms.Bpe;

namespace Rung.Tensors.Tests.Tokenizers;

public sealed class MergingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void All_ways_to_merge_give_what_the_definition_gives(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var merges = RandomMerges(random, letters: 4, count: random.Next(1, 60));
            var word = Enumerable.Range(0, random.Next(1, WordMerging.LongestWord + 1)).Select(place => new Symbol(random.Next(4), place, place + 1)).ToArray();

            var expected = Merged(word, list => PlainMerging.Merge(list, merges));

            Assert.Equal(expected, Merged(word, list => WordMerging.Merge(list, merges)));
            Assert.Equal(expected, Merged(word, list => QueueMerging.Merge(list, merges)));
        }
    }

    [Fact]
    public void Cutting_where_no_merge_crosses_changes_nothing()
    {
        var random = new Random(5);
        for (var round = 0; round < 100; round++)
        {
            var (vocabulary, table, merges) = RandomModel(random);
            var settings = new BpeSettings { Bytes = new ByteTokens(vocabulary) };
            var cut = new BpeModel(vocabulary, table, settings, SafeCuts.For(settings, merges));
            var whole = new BpeModel(vocabulary, table, settings, cuts: null);
            var text = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => "abcdef▁🙂é"[random.Next(10)]));

            Assert.Equal(Tokens(whole, text), Tokens(cut, text));
        }
    }

    private static (Vocabulary Vocabulary, MergeTable Table, List<(int Left, int Right, string Merged)> Merges) RandomModel(Random random)
    {
        var vocabulary = new Vocabulary(400);
        for (var value = 0; value < 256; value++)
        {
            vocabulary.TryAdd($"<0x{value:X2}>", value);
        }

        foreach (var letter in "abcdef▁")
        {
            vocabulary.TryAdd(letter.ToString(), vocabulary.Size);
        }

        var (table, merges) = (new MergeTable(30), new List<(int, int, string)>());
        for (var rank = 0; rank < 30; rank++)
        {
            var (left, right) = (random.Next(256, vocabulary.Size), random.Next(256, vocabulary.Size));
            var merged = vocabulary.TokenOf(left) + vocabulary.TokenOf(right);
            if (vocabulary.TryAdd(merged, vocabulary.Size))
            {
                table.Set(left, right, rank, vocabulary.Size - 1);
                merges.Add((left, right, merged));
            }
        }

        return (vocabulary, table, merges);
    }

    private static List<(int Id, TextSpan Span)> Tokens(BpeModel model, string text)
    {
        var sink = new TokenSink();
        model.Encode(text, 0, sink);
        return [.. sink.Ids.ToArray().Zip(sink.Spans.ToArray())];
    }

    private static MergeTable RandomMerges(Random random, int letters, int count)
    {
        var table = new MergeTable(count);
        for (var rank = 0; rank < count; rank++)
        {
            // Another rank than the order of adding, so that high ids merge early as well.
            table.Set(random.Next(letters + rank), random.Next(letters + rank), rank: random.Next(1000), id: letters + rank);
        }

        return table;
    }

    private static Symbol[] Merged(Symbol[] word, Action<SymbolList> merge)
    {
        var list = new SymbolList();
        foreach (var symbol in word)
        {
            list.Add(symbol);
        }

        merge(list);
        return list.Symbols.ToArray();
    }
}
