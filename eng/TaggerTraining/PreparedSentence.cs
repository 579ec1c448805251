using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Tagging;

namespace Rung.TaggerTraining;

/// <summary>A sentence as a learner sees it.</summary>
/// <param name="All">The features of each token.</param>
/// <param name="Kept">Those of them that are seen this time.</param>
/// <param name="Tags">The right tag of each token.</param>
internal sealed record PreparedSentence(int[][] All, int[][] Kept, byte[] Tags)
{
    public static PreparedSentence Of(Sentence sentence, TokenFeatures reader)
    {
        var tokens = new List<Token>();
        Tokenizer.Tokenize(sentence.Text, tokens);
        reader.Read(sentence.Text, tokens);
        Span<int> buffer = stackalloc int[TokenFeatures.Most];
        var features = new int[tokens.Count][];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = buffer[..reader.Fill(i, buffer)].ToArray();
        }

        return new PreparedSentence(features, [.. features.Select(all => all.ToArray())], TagsOf(sentence, tokens));
    }

    private static byte[] TagsOf(Sentence sentence, List<Token> tokens)
    {
        var tags = new byte[tokens.Count];
        foreach (var (start, end, type) in sentence.Spans)
        {
            var number = PersonalTypes.Tagged.ToList().IndexOf(type);
            var isFirst = true;
            for (var i = 0; i < tags.Length; i++)
            {
                if (tokens[i].Start >= start && tokens[i].End <= end)
                {
                    tags[i] = (byte)(isFirst ? TagSet.Begin(number) : TagSet.Inside(number));
                    isFirst = false;
                }
            }
        }

        return tags;
    }
}
