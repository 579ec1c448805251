using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Value;

namespace Rung.Engine.Tests.Reports.Outlooks;

/// <summary>Small cases whose outcomes can be worked out by hand, and a reader of pictures.</summary>
internal static class Outlooks
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>$0.01 a call, or $12,000 and $0.001 a call: the same over twelve months at 111,111 calls a month.</summary>
    public static OwnershipOutlook Two(decimal callsPerMonth = 50_000, string? reference = null) =>
        Of(Certain(callsPerMonth, Billed("billed", 0.01), Trained("trained", 12_000, 0.001)), reference);

    /// <summary>As little is known as before a climb.</summary>
    public static OwnershipOutlook Uncertain(params ImmutableArray<OwnedCandidate> candidates) => Of(UncertainCase(candidates));

    public static OwnershipCase UncertainCase(params ImmutableArray<OwnedCandidate> candidates) => new()
    {
        Traffic = new Traffic
        {
            CallsPerMonth = new("traffic.calls-per-month", Quantity.Range(20_000, 50_000, 150_000), "calls per month", "test"),
            GrowthPerMonth = new("traffic.growth", Quantity.Range(-0.02, 0.02, 0.1), "share per month", "test"),
        },
        Candidates = candidates,
        Draws = OwnershipCase.FewestDraws,
    };

    public static OwnershipCase Certain(decimal callsPerMonth, params ImmutableArray<OwnedCandidate> candidates) =>
        new() { Traffic = Traffic.Of(callsPerMonth), Candidates = candidates, Draws = OwnershipCase.FewestDraws };

    public static OwnershipOutlook Of(OwnershipCase question, string? reference = null) => OutlookBuilder.Build(question, reference);

    public static OwnedCandidate Free(string name) => new() { Name = name, Running = [] };

    public static OwnedCandidate Billed(string name, double dollars) =>
        new() { Name = name, Running = [new PerCallBilling(new Assumption($"{name}.per-call", Quantity.Certain(dollars), "$ per call", "given"))] };

    public static OwnedCandidate Trained(string name, double dollars, double perCall) => Billed(name, perCall) with
    {
        Items = [CostItem.Of($"{name} training", CostTiming.Once, Quantity.Range(dollars / 2, dollars, 3 * dollars / 2), "given")],
    };

    public static OwnedCandidate WithQuality(this OwnedCandidate candidate, double quality) =>
        candidate with { Quality = new($"{candidate.Name}.quality", Quantity.Certain(quality), "share", "test") };

    public static OwnershipOutlook WithStudent(this OwnershipOutlook outlook)
    {
        var question = new DistillationQuestion
        {
            Traffic = Traffic.Of(500_000),
            Teacher = Billed("teacher", 0.01).WithQuality(0.9),
            Student = Trained("student", 6_000, 0.001),
            Value = AnswerValue.Of(perCorrect: 0.04m, perError: 0.01m),
            Draws = OwnershipCase.FewestDraws,
        };
        return outlook with { Distillation = DistillationOutlook.Of(question, Distillation.Forecast(question)) };
    }

    /// <summary>A picture as it is: well-formed, or the test fails here.</summary>
    public static XElement Parsed(string picture) => XElement.Parse(picture);

    /// <summary>Elements of a kind whose class holds a word.</summary>
    public static IEnumerable<XElement> All(this XElement picture, string kind, string word) =>
        picture.Descendants(Svg + kind).Where(element => $" {element.Attribute("class")?.Value} ".Contains($" {word} ", StringComparison.Ordinal));

    public static double Number(this XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
