using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.Tests.PersonalData.Tagging;

public sealed class TaggerModelTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        var random = new Random(3);
        var weights = new sbyte[TokenFeatures.Buckets * TagSet.Stride];
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan(0, 4096)));
        var transitions = Enumerable.Range(0, TagSet.Stride * TagSet.Stride).Select(_ => random.Next()).ToArray();
        using var stream = new MemoryStream();

        new TaggerModel(weights, transitions).Write(stream);
        stream.Position = 0;
        var read = TaggerModel.Read(stream);

        Assert.Equal(weights, read.Weights);
        Assert.Equal(transitions, read.Transitions);
    }

    [Fact]
    public void Another_file_is_refused()
    {
        using var stream = new MemoryStream("RUNGTAG1 and more"u8.ToArray());

        Assert.Throws<InvalidOperationException>(() => TaggerModel.Read(stream));
    }

    [Fact]
    public void The_tagger_sums_the_weights_of_the_features_as_a_plain_loop_does()
    {
        const string Text = "Ada met Bob in Bergen on 3 May.";
        var lexicon = Lexicon.Read(Lexicon.OpenEmbedded);
        using var stream = Lexicon.OpenEmbedded("tagger.bin");
        var model = TaggerModel.Read(stream);
        var tokens = new List<Token>();
        Tokenizer.Tokenize(Text, tokens);

        var tags = new byte[tokens.Count];
        new SequenceTagger(lexicon, model).Tag(Text, tokens, tags);

        Assert.Equal(Plainly(Text, tokens, lexicon, model), tags);
    }

    private static byte[] Plainly(string text, List<Token> tokens, Lexicon lexicon, TaggerModel model)
    {
        var reader = new TokenFeatures(lexicon);
        reader.Read(text, tokens);
        var scores = new int[tokens.Count * TagSet.Stride];
        Span<int> features = stackalloc int[TokenFeatures.Most];
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var feature in features[..reader.Fill(i, features)])
            {
                for (var tag = 0; tag < TagSet.Stride; tag++)
                {
                    scores[(i * TagSet.Stride) + tag] += model.Weights[(feature * TagSet.Stride) + tag];
                }
            }
        }

        var tags = new byte[tokens.Count];
        new TagSearch().Best(scores, model.Transitions, tags);
        return tags;
    }
}
