using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Evaluation;
using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.Tests.PersonalData;

/// <summary>The bars of the detector on the file that it was not trained on; bench/results/personal-data.md has the figures.</summary>
public sealed class BarTests
{
    private const double Precision = 0.87;
    private const double Recall = 0.85;
    private const double F2 = 0.86;

    [Fact]
    public void The_bars_are_cleared_on_the_measured_file()
    {
        var counts = Counted(PersonalDataDetector.Shared);

        AssertClears(counts);
    }

    [Fact]
    public void They_are_cleared_too_when_no_list_has_any_word_of_its_spans()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var tokens = new List<Token>();
        foreach (var (_, value) in Measured.Spans())
        {
            Tokenizer.Tokenize(value, tokens);
            words.UnionWith(tokens.Select(token => value.Substring(token.Start, token.Length).ToLowerInvariant()));
        }

        var counts = Counted(PersonalDataDetector.Create(Lexicon.Read(Lexicon.OpenEmbedded, words)));

        AssertClears(counts);
    }

    private static SpanCounts Counted(PersonalDataDetector detector) => Measured.Sentences().Aggregate(
        default(SpanCounts), (sum, one) => sum + SpanEvaluation.Compare(one.Text, one.Spans, detector.Detect(one.Text)));

    private static void AssertClears(SpanCounts counts)
    {
        Assert.InRange(counts.Precision, Precision, 1);
        Assert.InRange(counts.Recall, Recall, 1);
        Assert.InRange(counts.F2, F2, 1);
    }
}
