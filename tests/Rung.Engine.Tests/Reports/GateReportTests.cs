using System.Text.Json;
using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;
using Rung.Core.Statistics;
using Rung.Engine.Reports;

namespace Rung.Engine.Tests.Reports;

/// <summary>What every report says of the gates.</summary>
public sealed class GateReportTests
{
    private static readonly GateReport Gates = GateRule.Evaluate(
        new Situation
        {
            Signal = Fact.Answered(FailureSignal.WrongTone, "rung.yaml: answers.failure"),
            HasModelOperations = Fact.Answered(value: false, "rung.yaml: answers.operations <b>"),
            Examples = Fact.Measured(100, "train"),
            Gains = System.Collections.Immutable.ImmutableSortedDictionary<Remedy, DifferenceEstimate>.Empty.Add(
                Remedy.FineTuning, new DifferenceEstimate(0.08, new Interval(0.03, 0.13), 0.002, 400, 400, "test")),
        },
        new Policy());

    private static readonly ReportSource Source = Gated(ReportFixture.Source());

    [Fact]
    public void The_page_says_each_gate_with_its_evidence_and_what_would_open_it()
    {
        var page = HtmlReport.Write(Source);

        Assert.Contains("<h2 id=\"gates\">", page, StringComparison.Ordinal);
        Assert.Contains("operational-maturity (answered)", page, StringComparison.Ordinal);
        Assert.Contains("Set up versions, monitoring and a rollback before training.", page, StringComparison.Ordinal);
        Assert.Contains("answers.operations &lt;b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measurement_that_contradicts_the_rule_of_thumb_is_said_to_have_won()
    {
        Assert.Contains("The rule of thumb alone says closed; the measurement won.", HtmlReport.Write(Source), StringComparison.Ordinal);
        Assert.Contains("Measured against the rule of thumb: ", PlainReport.Write(Source.Result), StringComparison.Ordinal);
    }

    [Fact]
    public void The_litmus_test_is_answered_question_by_question()
    {
        Assert.Contains("Is the difference quantified? Yes.", MarkdownReport.Write(Source), StringComparison.Ordinal);
        Assert.Contains("Can the team keep a model over its life? No.", MarkdownReport.Write(Source), StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_has_every_gate_with_how_it_is_known()
    {
        using var json = JsonDocument.Parse(JsonReport.Write(Source.Result));

        var gates = json.RootElement.GetProperty("gates");
        Assert.Equal(("wrong-tone", "closed"), (gates.GetProperty("fails").GetString(), gates.GetProperty("litmus").GetString()));
        var tuning = gates.GetProperty("remedies").EnumerateArray().Single(remedy => remedy.GetProperty("remedy").GetString() == "fine-tuning");
        var operations = tuning.GetProperty("gates").EnumerateArray().Single(gate => gate.GetProperty("gate").GetString() == "operational-maturity");
        Assert.Equal(("closed", "answered"), (operations.GetProperty("state").GetString(), operations.GetProperty("known").GetString()));
    }

    [Fact]
    public void A_result_of_an_older_version_has_no_gates()
    {
        var old = ReportFixture.Source();

        Assert.DoesNotContain("id=\"gates\"", HtmlReport.Write(old), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(JsonReport.Write(old.Result));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("gates").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("money").ValueKind);
    }

    private static ReportSource Gated(ReportSource source) => source with { Result = source.Result with { Gates = Gates } };
}
