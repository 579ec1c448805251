using Rung.Engine.Checking;

namespace Rung.Engine.Tests.Checking.Finders;

/// <summary>Each fault that is planted is found, counted and named, and a sound task has none.</summary>
public sealed class FindingTests
{
    private static readonly string[] Train = [.. CheckedTask.Lines(80)];
    private static readonly string[] Test = [.. CheckedTask.Lines(60, from: 80)];

    [Fact]
    public async Task A_sound_task_has_no_warning()
    {
        using var task = Sound();

        var result = await task.CheckAsync();

        Assert.DoesNotContain(result.Findings, finding => finding.Severity is not FindingSeverity.Info);
        Assert.Empty(result.Refusals);
    }

    [Fact]
    public async Task A_copy_within_train_is_an_exact_duplicate_of_the_one_that_stays()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, Train[0].Replace("money", " MONEY!", StringComparison.Ordinal)]));

        var finding = await task.FindAsync(FindingKind.ExactDuplicates);

        Assert.Equal(1, finding.Count);
        Assert.Equal(1.0 / 81, finding.Share, 1e-9);
        Assert.Equal(2, Assert.Single(finding.Clusters).Length);
        Assert.Contains("--fix", finding.Command, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_copy_is_a_near_duplicate()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, Train[0].Replace("money", "mony", StringComparison.Ordinal)]));

        Assert.Equal(1, (await task.FindAsync(FindingKind.NearDuplicates)).Count);
    }

    [Fact]
    public async Task Copies_of_one_test_example_in_ten_are_refused()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, .. Test.Take(6)]));

        var finding = await task.FindAsync(FindingKind.CopiedTest);

        Assert.Equal((FindingSeverity.Error, 6, 0.1), (finding.Severity, finding.Count, finding.Share));
        Assert.Contains(finding, (await task.CheckAsync()).Refusals, new SameKind());
    }

    [Fact]
    public async Task One_copy_among_sixty_is_a_warning()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, Test[0]]));

        Assert.Equal(FindingSeverity.Warning, (await task.FindAsync(FindingKind.CopiedTest)).Severity);
    }

    [Fact]
    public async Task A_twin_of_a_test_example_is_found_and_its_score_shown_apart()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, Test[0].Replace("money", "mony", StringComparison.Ordinal)]));

        var finding = await task.FindAsync(FindingKind.TwinsOfTest);
        var result = await task.CheckAsync();

        Assert.Equal(1, finding.Count);
        Assert.Equal(finding.Ids[0], Assert.Single(result.TestTwins));
    }

    [Fact]
    public async Task The_same_input_with_two_labels_contradicts_itself()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, Train[0].Replace(",refund", ",delivery", StringComparison.Ordinal)]));

        var finding = await task.FindAsync(FindingKind.Contradictions);

        Assert.Equal(2, finding.Count);
        Assert.Contains("'refund'", finding.Samples[0].Evidence + finding.Samples[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bar_above_what_torn_labels_allow_is_refused()
    {
        using var task = new CheckedTask(more: "bar: { quality: 0.99 }")
            .With("train.csv", CheckedTask.Table(Train))
            .With("test.csv", CheckedTask.Table([.. Test, Test[0].Replace(",refund", ",delivery", StringComparison.Ordinal)]));

        var finding = await task.FindAsync(FindingKind.UnreachableBar);

        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Contains("0.984", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_on_both_sides_is_found()
    {
        using var task = Grouped(train: i => $"g{i}", test: i => i < 30 ? $"g{i}" : $"h{i}");

        var finding = await task.FindAsync(FindingKind.GroupLeakage);

        Assert.Equal((30, FindingSeverity.Error), (finding.Count, finding.Severity));
    }

    [Fact]
    public async Task Groups_of_one_side_are_not_found()
    {
        using var task = Grouped(train: i => $"g{i}", test: i => $"h{i}");

        Assert.DoesNotContain((await task.CheckAsync()).Findings, finding => finding.Kind is FindingKind.GroupLeakage);
    }

    [Fact]
    public async Task Train_examples_that_are_younger_than_the_test_are_found()
    {
        using var task = new CheckedTask("examples: train.csv, test: test.csv, input: text, expected: label, time: day")
            .With("train.csv", "text,label,day\n" + Joined(Train, i => i < 70 ? "2026-01-01" : "2026-03-01"))
            .With("test.csv", "text,label,day\n" + Joined(Test, _ => "2026-02-01"));

        Assert.Equal(10, (await task.FindAsync(FindingKind.TimeLeakage)).Count);
    }

    [Fact]
    public async Task Text_that_was_read_in_the_wrong_encoding_is_found()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, "the kÃ¼chen table is not back yet,refund"]));

        var finding = await task.FindAsync(FindingKind.Mojibake);

        Assert.Equal(1, finding.Count);
        Assert.Contains("küchen", finding.Samples[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_characters_are_found()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, "the k\uFFFDchen table and the cupboard,refund"]));

        Assert.Contains("replacement character", (await task.FindAsync(FindingKind.DamagedText)).Samples[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rare_label_is_named_with_its_count()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, "please call me on wednesday evening,callback"]));

        var finding = await task.FindAsync(FindingKind.RareLabels);

        Assert.Contains("callback (1)", finding.Title, StringComparison.Ordinal);
        Assert.Single(finding.Ids);
    }

    [Fact]
    public async Task A_label_that_stands_in_the_input_is_a_leak()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table(Train.Select(line => line[(line.LastIndexOf(',') + 1)..] + ": " + line)));

        Assert.Equal(FindingSeverity.Warning, (await task.FindAsync(FindingKind.AnswerInInput)).Severity);
    }

    [Fact]
    public async Task A_field_that_always_says_the_same_is_found()
    {
        using var task = new CheckedTask("examples: train.csv, test: test.csv, input: [text, channel], expected: label")
            .With("train.csv", "text,label,channel\n" + Joined(Train, _ => "mail"))
            .With("test.csv", "text,label,channel\n" + Joined(Test, _ => "mail"));

        Assert.Contains("'channel'", (await task.FindAsync(FindingKind.ConstantField)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_data_is_counted_by_type_and_masked_where_it_is_shown()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, "write to ada@corp.com about the broken window,refund"]));

        var finding = await task.FindAsync(FindingKind.PersonalData);

        Assert.Contains("EMAIL_ADDRESS × 1", finding.Title, StringComparison.Ordinal);
        Assert.Contains(finding.Samples, sample => sample.Text.Contains("[EMAIL_ADDRESS]", StringComparison.Ordinal));
        Assert.All(finding.Samples, sample => Assert.DoesNotContain("ada@corp.com", sample.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_is_a_finding_of_its_own()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, "my key ghp_0123456789abcdefghijABCDEFGHIJ012345 does not work,refund"]));

        Assert.Equal(1, (await task.FindAsync(FindingKind.Secrets)).Count);
    }

    [Fact]
    public async Task Fewer_test_examples_than_the_policy_asks_for_are_said()
    {
        using var task = Sound().With("test.csv", CheckedTask.Table(Test.Take(12)));

        Assert.Equal(38, (await task.FindAsync(FindingKind.TooFewExamples)).Count);
    }

    [Fact]
    public async Task That_there_are_no_edge_cases_is_said()
    {
        using var task = Sound();

        Assert.Equal(FindingSeverity.Info, (await task.FindAsync(FindingKind.NoEdgeCases)).Severity);
    }

    [Fact]
    public async Task Findings_come_with_the_gravest_first()
    {
        using var task = Sound().With("train.csv", CheckedTask.Table([.. Train, .. Test.Take(9), "please call me on wednesday evening,callback"]));

        var severities = (await task.CheckAsync()).Findings.Select(finding => finding.Severity).ToArray();

        Assert.Equal(severities.Order(), severities);
        Assert.Equal(FindingSeverity.Error, severities[0]);
    }

    [Fact]
    public async Task Wrong_labels_are_suspected_where_the_others_are_told_apart()
    {
        string[] wrong = [.. Train.Take(4).Select(line => line.EndsWith("refund", StringComparison.Ordinal) ? line.Replace(",refund", ",delivery", StringComparison.Ordinal) : line.Replace(",delivery", ",refund", StringComparison.Ordinal))];
        using var task = Sound().With("train.csv", CheckedTask.Table([.. wrong, .. CheckedTask.Lines(76, from: 4)]));

        var finding = await task.FindAsync(FindingKind.LabelErrors, isThorough: true);

        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.InRange(finding.Count, 4, 8);
    }

    private static CheckedTask Sound() => new CheckedTask().With("train.csv", CheckedTask.Table(Train)).With("test.csv", CheckedTask.Table(Test));

    private static CheckedTask Grouped(Func<int, string> train, Func<int, string> test) =>
        new CheckedTask("examples: train.csv, test: test.csv, input: text, expected: label, group: who")
            .With("train.csv", "text,label,who\n" + Joined(Train, train))
            .With("test.csv", "text,label,who\n" + Joined(Test, test));

    private static string Joined(IEnumerable<string> lines, Func<int, string> last) => string.Concat(lines.Select((line, i) => $"{line},{last(i)}\n"));

    private sealed class SameKind : IEqualityComparer<Finding>
    {
        public bool Equals(Finding? x, Finding? y) => x?.Kind == y?.Kind;

        public int GetHashCode(Finding obj) => (int)obj.Kind;
    }
}
