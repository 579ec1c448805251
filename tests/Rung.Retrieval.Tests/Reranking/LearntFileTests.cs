using System.Globalization;
using Rung.Retrieval.Adapters;
using Rung.Retrieval.Fusion;
using Rung.Retrieval.Reranking;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Tests.Reranking;

/// <summary>What is learnt is kept in files and read back as it was.</summary>
public sealed class LearntFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rung-learnt-").FullName;

    private string PathOfFile => Path.Combine(_folder, "learnt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(12)]
    [InlineData(120)]
    [InlineData(0)]
    public async Task A_reranker_that_was_saved_orders_alike_to_the_last_bit(int queries)
    {
        var examples = Examples(queries);
        var reranker = LexicalRerankerTrainer.Train(examples, Statistics(), new() { Seed = 3 });
        reranker.Save(PathOfFile);

        var opened = LexicalReranker.Open(PathOfFile);

        Assert.Equal((reranker.Learner, reranker.Signals), (opened.Learner, opened.Signals));
        Assert.Equal(reranker.Tried, opened.Tried);
        foreach (var example in Examples(20))
        {
            Assert.Equal(
                await reranker.RerankAsync(example.Query, example.Candidates, TestContext.Current.CancellationToken),
                await opened.RerankAsync(example.Query, example.Candidates, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Weights_are_read_back_as_they_were()
    {
        var weights = FusionWeights.Of([0.1, 0.2, 0.4]);
        weights.Save(PathOfFile);

        Assert.Equal(weights.Values, FusionWeights.Open(PathOfFile).Values);
    }

    [Fact]
    public void An_adapter_is_read_back_as_it_was()
    {
        QueryAdapter.Identity(5).Save(PathOfFile);

        Assert.Equal(QueryAdapter.Identity(5).ToBytes(), QueryAdapter.Open(PathOfFile).ToBytes());
    }

    [Fact]
    public void Any_changed_or_missing_byte_is_an_error_that_names_the_file()
    {
        FusionWeights.Of([1, 3]).Save(PathOfFile);
        var bytes = File.ReadAllBytes(PathOfFile);
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 0x10;
            File.WriteAllBytes(PathOfFile, damaged);
            Assert.Equal(PathOfFile, Assert.Throws<LearntFileException>(() => FusionWeights.Open(PathOfFile)).File);
            File.WriteAllBytes(PathOfFile, bytes[..i]);
            Assert.Contains(PathOfFile, Assert.Throws<LearntFileException>(() => FusionWeights.Open(PathOfFile)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_of_something_else_or_of_nothing_is_refused_by_name()
    {
        Assert.Contains("not there", Refused(() => LexicalReranker.Open(PathOfFile)), StringComparison.Ordinal);
        FusionWeights.Equal(2).Save(PathOfFile);
        Assert.Contains("something else", Refused(() => LexicalReranker.Open(PathOfFile)), StringComparison.Ordinal);
        Assert.Contains("no query adapter", Refused(() => QueryAdapter.Open(PathOfFile)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reranker_of_other_features_is_refused()
    {
        // The names of two features are exchanged, as another program might order them, and the checksum is right.
        LexicalRerankerTrainer.Train(Examples(12), Statistics(), new()).Save(PathOfFile);
        var text = System.Text.Encoding.UTF8.GetString(LearntFile.Read(PathOfFile, FileKind.Of("RERK", 1)).Span);
        LearntFile.Write(PathOfFile, FileKind.Of("RERK", 1), System.Text.Encoding.UTF8.GetBytes(text.Replace("\"Features\":[", "\"Features\":[\"new\",", StringComparison.Ordinal)));

        Assert.Contains("other features", Refused(() => LexicalReranker.Open(PathOfFile)), StringComparison.Ordinal);
    }

    private string Refused(Action open)
    {
        var refused = Assert.Throws<LearntFileException>(open);
        Assert.Equal(PathOfFile, refused.File);
        return refused.Message;
    }

    private static TermStatistics Statistics() => TermStatistics.Of(Examples(60).SelectMany(example => example.Candidates).Select(candidate => candidate.Passage).DistinctBy(passage => passage.Id));

    private static List<RerankExample> Examples(int queries) =>
    [
        .. Enumerable.Range(0, queries).Select(i => new RerankExample
        {
            Query = string.Create(CultureInfo.InvariantCulture, $"When was building number {i} opened?"),
            Group = string.Create(CultureInfo.InvariantCulture, $"g{i / 2}"),
            Grades = new Dictionary<PassageId, int> { [PassageId.Of($"p{i}.{i % 4}")] = 1 },
            Candidates =
            [
                .. Enumerable.Range(0, 4).Select(place => new RerankCandidate(
                    new Passage
                    {
                        Id = PassageId.Of($"p{i}.{place}"),
                        Document = $"d{i}",
                        Text = place == i % 4 ? $"Building number {i} was opened in {1900 + i}." : $"Nothing is known of house {i + place}, which was not opened.",
                    },
                    4 - place)),
            ],
        }),
    ];
}
