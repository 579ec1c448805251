using Rung.Core.Statistics;
using Rung.Retrieval.Studies.Lexical;

namespace Rung.Retrieval.Studies.Folders;

/// <summary>
/// Texts that are about something: a text takes a share of its words from those of its topic and the others from all, by rank as in
/// <see cref="ZipfTexts"/>. Without topics vectors would have no structure, and documents have.
/// </summary>
internal sealed class TopicTexts
{
    public const int WordsOfTopic = 200;
    private const double TopicShare = 0.5;

    private readonly string[] _words;
    private readonly string[][] _topics;

    public TopicTexts(int vocabulary, int topics, ulong seed)
    {
        var random = new SplitMix64(seed);
        _words = [.. Enumerable.Range(0, vocabulary).Select(ZipfTexts.Word)];
        _topics = [.. Enumerable.Range(0, topics).Select(_ => Enumerable.Range(0, WordsOfTopic).Select(_ => _words[random.Next(vocabulary)]).ToArray())];
    }

    /// <summary>A text of one random topic.</summary>
    public string Text(SplitMix64 random, int least, int most)
    {
        var topic = _topics[random.Next(_topics.Length)];
        var words = new string[least + random.Next(most - least + 1)];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = random.NextDouble() < TopicShare ? topic[ZipfTexts.Rank(random, topic.Length)] : _words[ZipfTexts.Rank(random, _words.Length)];
        }

        return string.Join(' ', words);
    }
}
