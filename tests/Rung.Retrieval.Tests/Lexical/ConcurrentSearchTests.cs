using System.Globalization;
using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Tests.Lexical;

/// <summary>Searches go on while an index is written, committed and merged, and none sees half of a commit.</summary>
public sealed class ConcurrentSearchTests
{
    private const int Documents = 4;
    private const int Commits = 60;

    [Fact]
    public async Task Every_search_sees_one_commit_whole()
    {
        var token = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var writer = LexicalWriter.Open(folder.Path, new LexicalOptions { MergedSegments = 2 });
        await CommitAsync(writer, commit: 0, token);
        var index = LexicalIndex.Open(folder.Path);
        using var isDone = CancellationTokenSource.CreateLinkedTokenSource(token);

        var searches = new[]
        {
            Task.Run(() => SearchAsync(writer.Snapshot, isDone.Token), token),
            Task.Run(() => SearchAsync(() => Refreshed(index), isDone.Token), token),
        };
        for (var commit = 1; commit <= Commits; commit++)
        {
            await CommitAsync(writer, commit, token);
        }

        await isDone.CancelAsync();
        Assert.All(await Task.WhenAll(searches), searched => Assert.True(searched > 0));
    }

    private static LexicalSnapshot Refreshed(LexicalIndex index)
    {
        index.Refresh();
        return index.Snapshot();
    }

    // All documents say the number of the commit.
    private static async Task CommitAsync(LexicalWriter writer, int commit, CancellationToken token)
    {
        for (var document = 0; document < Documents; document++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"d{document}");
            await writer.ReplaceAsync(
                name, [new Passage { Id = PassageId.Of(name), Document = name, Text = $"everywhere {commit}" }], token);
        }

        await writer.CommitAsync(token);
    }

    private static async Task<int> SearchAsync(Func<LexicalSnapshot> snapshot, CancellationToken isDone)
    {
        var searched = 0;
        do
        {
            var index = snapshot();
            var found = await index.RetrieveAsync(new RetrievalQuery { Text = "everywhere" }, CancellationToken.None);
            Assert.Equal(Documents, found.Count);
            Assert.Single(found.Select(one => index.Find(one.Id)!.Text).Distinct());
            searched++;
        }
        while (!isDone.IsCancellationRequested);

        return searched;
    }
}
