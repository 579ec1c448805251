using System.Globalization;
using FsCheck.Xunit;
using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Tests.Lexical;

/// <summary>However an index came to hold its passages, it finds what one that was built of them at once finds, to the last bit.</summary>
public sealed class GrownIndexTests
{
    [Property(MaxTest = 15)]
    public async Task An_index_that_grew_equals_one_that_was_built_at_once(int seed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        var options = new LexicalOptions { BufferedCharacters = 1000 + random.Next(20_000), MergedSegments = 2 + random.Next(3), Threads = 2 };
        var expected = new Dictionary<string, Passage[]>(StringComparer.Ordinal);
        var writer = LexicalWriter.Open(folder.Path, options);
        try
        {
            for (var step = 0; step < 60; step++)
            {
                switch (random.Next(12))
                {
                    case 0:
                        await writer.CommitAsync(CancellationToken.None);
                        break;
                    case 1 when random.Next(3) == 0:
                        await writer.CompactAsync(CancellationToken.None);
                        break;
                    case 2:
                        await writer.CommitAsync(CancellationToken.None);
                        await writer.DisposeAsync();
                        writer = LexicalWriter.Open(folder.Path, options);
                        break;
                    case 3 or 4:
                        await DeleteAsync(writer, expected, random);
                        break;
                    default:
                        await ReplaceAsync(writer, expected, random);
                        break;
                }
            }

            await writer.CommitAsync(CancellationToken.None);
            await CompareAsync(writer.Snapshot(), expected, random);
            await writer.CompactAsync(CancellationToken.None);
            await CompareAsync(LexicalIndex.Open(folder.Path).Snapshot(), expected, random);
        }
        finally
        {
            await writer.DisposeAsync();
        }
    }

    private static async Task ReplaceAsync(LexicalWriter writer, Dictionary<string, Passage[]> expected, Random random)
    {
        var document = string.Create(CultureInfo.InvariantCulture, $"d{random.Next(25)}");
        var passages = Enumerable.Range(0, random.Next(40)).Select(i => new Passage
        {
            Id = PassageId.Of(string.Create(CultureInfo.InvariantCulture, $"{document}#{i}")),
            Document = document,
            Text = MadePassages.Text(random, random.Next(30), vocabulary: 60),
        }).ToArray();
        expected[document] = passages;
        await writer.ReplaceAsync(document, passages, CancellationToken.None);
    }

    private static async Task DeleteAsync(LexicalWriter writer, Dictionary<string, Passage[]> expected, Random random)
    {
        var document = string.Create(CultureInfo.InvariantCulture, $"d{random.Next(25)}");
        expected.Remove(document);
        await writer.DeleteAsync(document, CancellationToken.None);
    }

    private static async Task CompareAsync(LexicalSnapshot grown, Dictionary<string, Passage[]> expected, Random random)
    {
        var passages = expected.Values.SelectMany(one => one).ToArray();
        var plain = new PlainBm25(passages, new AnalysisOptions(), new Bm25Options());

        Assert.Equal(passages.Length, grown.Count);
        Assert.Equal(
            passages.OrderBy(one => one.Id).Select(one => (one.Id, one.Document, one.Text)),
            grown.AllPassages().OrderBy(one => one.Id).Select(one => (one.Id, one.Document, one.Text)));
        for (var i = 0; i < 10 && passages.Length > 0; i++)
        {
            var query = new RetrievalQuery { Text = MadePassages.Text(random, 1 + random.Next(6), vocabulary: 60), Count = 20 };
            Assert.Equal(plain.Retrieve(query), await grown.RetrieveAsync(query, CancellationToken.None));
        }
    }
}
