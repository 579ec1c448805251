using System.Collections.Immutable;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Safety.Injections;

namespace Rung.Retrieval.Safety;

/// <summary>
/// Reports instructions inside documents that seem meant for a model. It is a smoke detector, no lock: what it finds and what it
/// misses is measured in bench/results/injections.md, and a passage stays data whatever it says. Safe for concurrent calls.
/// </summary>
public static class InjectionDetector
{
    private const double Hidden = 0.25;
    private const double Disguised = 0.3;
    private const double RunTogether = 0.8;

    /// <summary>What is found, in the order of the text; none overlap.</summary>
    public static IReadOnlyList<InjectionFinding> Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Detect(text, isFiltered: true);
    }

    /// <summary>The same; without filters every pattern looks at every sentence: slowly, and the reference for the filters.</summary>
    internal static IReadOnlyList<InjectionFinding> Detect(string text, bool isFiltered)
    {
        var folded = FoldedText.Of(text);
        var plain = SentenceScore.Findings(folded, bonus: 0, isFiltered).ToList();
        if (plain.Count > 0 && folded.HasLookAlikes)
        {
            plain = [.. plain.Select(finding => finding with { Kind = InjectionKind.EncodedPayload, Why = $"written in look-alike letters: {finding.Why}" })];
        }

        var encoded = Payloads.In(text, isFiltered).Select(Judge).OfType<InjectionFinding>();
        return WithoutOverlaps(encoded.Concat(plain));
    }

    /// <summary>The same for a document, and for what was taken out of it because nobody sees it.</summary>
    public static IReadOnlyList<InjectionFinding> Detect(DocumentText document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var hidden = document.TakenOut.Where(taken => taken.Sample.Length > 0 && taken.Kind != TakenOutKind.Script).Select(Judge).OfType<InjectionFinding>();
        return [.. hidden, .. Detect(document.Text)];
    }

    private static InjectionFinding? Judge(Payload payload)
    {
        var best = SentenceScore.Findings(FoldedText.Of(payload.Text), Disguised).MaxBy(finding => finding.Score);
        return best is null && !SentenceScore.IsRunTogether(payload.Text)
            ? null
            : new InjectionFinding(
                InjectionKind.EncodedPayload, payload.Span, best?.Score ?? RunTogether, $"in {payload.Form}: {best?.Why ?? "words of an instruction run together"}");
    }

    /// <summary>Who hides an instruction from readers means it for a model.</summary>
    private static InjectionFinding? Judge(TakenOut taken) =>
        SentenceScore.Findings(FoldedText.Of(taken.Sample), Hidden).MaxBy(finding => finding.Score) is { } best
            ? new InjectionFinding(InjectionKind.HiddenText, default, best.Score, $"hidden from readers: {best.Why}")
            : null;

    private static ImmutableArray<InjectionFinding> WithoutOverlaps(IEnumerable<InjectionFinding> findings)
    {
        var kept = new List<InjectionFinding>();
        foreach (var finding in findings.OrderByDescending(finding => finding.Score).ThenBy(finding => finding.Span.Start))
        {
            if (!kept.Exists(other => other.Span.Overlaps(finding.Span)))
            {
                kept.Add(finding);
            }
        }

        return [.. kept.OrderBy(finding => finding.Span.Start)];
    }
}
