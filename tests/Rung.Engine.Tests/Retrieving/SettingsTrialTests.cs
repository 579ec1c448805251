using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Engine.Climbing;
using Rung.Engine.Reports.Retrievals;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Searches;
using Rung.Engine.Tests.Prompting;
using Rung.Engine.Tests.Tasks;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Tests.Retrieving;

/// <summary>A search over settings, from a task or a collection to its report.</summary>
public sealed class SettingsTrialTests : IDisposable
{
    private readonly DocumentsFixture _documents = new();
    private readonly TaskFolder _collection = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _documents.Dispose();
        _collection.Dispose();
    }

    [Fact]
    public async Task Settings_that_are_shown_to_find_more_are_advised()
    {
        // Today ten passages of eight tokens are given: none is a whole sentence.
        var findings = await SearchAsync(Towns(90), new() { MaxTokens = 8, OverlapTokens = 0, Count = 10 });

        Assert.True(findings.IsChange);
        Assert.Contains("shown to find more", findings.Why, StringComparison.Ordinal);
        Assert.Equal((60, 30), (findings.Searched, findings.Unseen));
        Assert.Equal("today", findings.Confirmed[0].Name);
        Assert.All(findings.Confirmed[1..], confirmed => Assert.True(confirmed.AdjustedP is >= 0 and <= 1));
        Assert.True(findings.Asked <= findings.AskedOfAll);
        Assert.Equal(findings.Front.OrderByDescending(point => point.Quality.Value), findings.Front);
    }

    [Fact]
    public async Task Where_nothing_is_shown_to_be_better_todays_are_kept()
    {
        var findings = await SearchAsync(Towns(24), new());

        Assert.False(findings.IsChange);
        Assert.Equal(new RetrievalSettings(), findings.Advised);
    }

    [Fact]
    public async Task Few_questions_are_refused_with_what_it_takes()
    {
        var refused = await Assert.ThrowsAsync<RetrievingException>(() => SearchAsync(Towns(10), new()));

        Assert.Contains("expected 20", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_is_searched_on_one_split_and_held_against_another()
    {
        WriteCollection();

        var findings = await TaskSettingsSearch.RunAsync(_collection.Path, "test", new(), TimeProvider.System, Cancellation);

        Assert.Equal(("ndcg@10", 20, 10), (findings.Metric, findings.Searched, findings.Unseen));
        Assert.Contains("qrels/dev.tsv", findings.Division, StringComparison.Ordinal);
        Assert.Equal(10, findings.Failures.Asked);
    }

    [Fact]
    public async Task A_collection_without_a_second_split_is_refused()
    {
        WriteCollection();
        File.Delete(Path.Combine(_collection.Path, "qrels", "dev.tsv"));

        var refused = await Assert.ThrowsAsync<RetrievingException>(
            () => TaskSettingsSearch.RunAsync(_collection.Path, "test", new(), TimeProvider.System, Cancellation));

        Assert.Contains("qrels/dev.tsv", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_report_has_the_front_what_was_confirmed_and_the_failures()
    {
        var findings = await SearchAsync(Towns(90), new() { MaxTokens = 8, OverlapTokens = 0, Count = 10 }) with { Price = ("small", 0.25m), Name = "<b>towns</b>" };

        using var json = JsonDocument.Parse(SettingsJson.Write(findings));
        var text = SettingsText.Write(findings);
        var page = SettingsPage.Write(findings);

        var root = json.RootElement;
        Assert.Equal("rung.retrieval-search/1", root.GetProperty("schema").GetString());
        Assert.Equal(findings.Front.Length, root.GetProperty("front").GetArrayLength());
        Assert.Equal(findings.Front[0].Tokens * 0.25 / 1000, root.GetProperty("front")[0].GetProperty("usdPer1kQueries").GetDouble(), 9);
        Assert.True(root.GetProperty("advised").GetProperty("change").GetBoolean());
        Assert.True(root.GetProperty("confirmed")[1].GetProperty("againstToday").GetProperty("low").GetDouble() > 0);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.Contains("The front", text, StringComparison.Ordinal);
        Assert.Contains(findings.Why, text.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;towns", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>towns", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("<svg").Length);
        Assert.Contains("id=\"failures\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    private async Task<SettingsFindings> SearchAsync(ImmutableArray<Example> examples, RetrievalSettings today)
    {
        var task = _documents.Task with { Retrieval = new() { Settings = today } };
        var source = await DocumentSource.ReadAsync(task, examples, Cancellation);
        var few = source with
        {
            Space = SettingsSpace.Empty
                .With(RetrievalSpace.Tokens, "8", "64").With(RetrievalSpace.Overlap, "0").With(RetrievalSpace.Passages, "1", "5"),
        };
        return await new SettingsTrial(few, new(), TimeProvider.System).RunAsync(Cancellation);
    }

    private ImmutableArray<Example> Towns(int count)
    {
        var examples = ImmutableArray.CreateBuilder<Example>();
        for (var i = 0; i < count; i++)
        {
            var town = Town(i);
            _documents.Write($"{town}.md", $"# {town}\n\nThe tower of {town}, as seen from the river in the morning, measures {20 + i} metres and some more of iron.\n");
            examples.Add(TestTask.Example($"e{i:000}", $"How high is the tower of {town}?", $"{20 + i} metres and some more") with { Group = $"g{i}" });
        }

        return examples.ToImmutable();
    }

    private void WriteCollection()
    {
        var (corpus, queries) = (new System.Text.StringBuilder(), new System.Text.StringBuilder());
        var (dev, test) = (new System.Text.StringBuilder("query-id\tcorpus-id\tscore\n"), new System.Text.StringBuilder("query-id\tcorpus-id\tscore\n"));
        for (var i = 0; i < 30; i++)
        {
            corpus.Append(CultureInfo.InvariantCulture, $"{{\"_id\": \"d{i}\", \"title\": \"\", \"text\": \"The tower of {Town(i)} is old.\"}}\n");
            queries.Append(CultureInfo.InvariantCulture, $"{{\"_id\": \"q{i}\", \"text\": \"how old is {Town(i)}\"}}\n");
            (i % 3 == 0 ? test : dev).Append(CultureInfo.InvariantCulture, $"q{i}\td{i}\t1\n");
        }

        _collection.With("corpus.jsonl", corpus.ToString()).With("queries.jsonl", queries.ToString())
            .With("qrels/dev.tsv", dev.ToString()).With("qrels/test.tsv", test.ToString());
    }

    private static string Town(int i) => string.Concat("bcdfghklmn"[i % 10], "aeiou"[i / 10 % 5], "prstvwxzjq"[i / 10], "aeiou"[i % 5], "n");
}
