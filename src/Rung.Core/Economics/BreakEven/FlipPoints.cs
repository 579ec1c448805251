using System.Collections.Immutable;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.BreakEven;

/// <summary>
/// What would turn the choice. Chosen is who costs least over all months, or, where answers have a value and all qualities
/// are known, who earns most.
/// </summary>
public static class FlipPoints
{
    /// <summary>
    /// The nearest points on either side of today at which the choice turns from the chosen candidate to another: by input, in the
    /// order of <see cref="FlipInput"/>, then by candidate.
    /// </summary>
    /// <exception cref="EconomicsException">The case cannot be: the error names the field.</exception>
    public static ImmutableArray<FlipPoint> Of(OwnershipCase question)
    {
        ArgumentNullException.ThrowIfNull(question);

        var chosen = Chosen(question);
        return
        [
            .. from knob in FlipKnob.All(question)
               from flip in NearestOf(question, chosen, knob)
               select flip,
        ];
    }

    /// <summary>The candidate that is chosen at the expected values; of equals the first by name.</summary>
    /// <exception cref="EconomicsException">The case cannot be: the error names the field.</exception>
    public static string Chosen(OwnershipCase question)
    {
        ArgumentNullException.ThrowIfNull(question);

        var merits = MeritsOf(question);
        return question.Candidates
            .Select((candidate, place) => (candidate.Name, Merit: merits[place]))
            .OrderByDescending(candidate => candidate.Merit)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .First()
            .Name;
    }

    /// <summary>The case with a flip point's input at another value.</summary>
    public static OwnershipCase Apply(OwnershipCase question, FlipPoint flip, double value)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(flip);
        return new FlipKnob(flip.Input, flip.Of, flip.Now, IsAffine: false).Turn(question, value);
    }

    /// <summary>How much better one candidate is than another, with a knob turned.</summary>
    internal static double Lead(OwnershipCase question, FlipKnob knob, double value, int first, int second)
    {
        var merits = MeritsOf(knob.Turn(question, value));
        return merits[first] - merits[second];
    }

    /// <summary>Net where it is known of all, else what is not paid.</summary>
    private static double[] MeritsOf(OwnershipCase question)
    {
        var bound = new BoundCase(question);
        var expected = bound.Expected();
        return
        [
            .. Enumerable.Range(0, question.Candidates.Length).Select(candidate => bound.KnowsNet
                ? ExpectedOutcome.NetOf(bound, expected, candidate, question.Months)
                : -ExpectedOutcome.TotalOf(bound, expected, candidate, question.Months)),
        ];
    }

    private static IEnumerable<FlipPoint> NearestOf(OwnershipCase question, string chosen, FlipKnob knob)
    {
        var first = question.Candidates.Select(candidate => candidate.Name).ToList().IndexOf(chosen);
        var found = Enumerable.Range(0, question.Candidates.Length)
            .Where(other => other != first)
            .SelectMany(other => CrossingSearch
                .Find(value => Lead(question, knob, value, first, other), knob)
                .Select(at => (Rival: question.Candidates[other].Name, At: at)))
            .Where(crossing => crossing.At != knob.Now)
            .ToArray();
        var below = found.Where(crossing => crossing.At < knob.Now).OrderByDescending(crossing => crossing.At).Take(1);
        var above = found.Where(crossing => crossing.At > knob.Now).OrderBy(crossing => crossing.At).Take(1);
        return
        [
            .. below.Select(flip => new FlipPoint(knob.Input, knob.Of, knob.Now, flip.At, flip.Rival, chosen, knob.IsAffine)),
            .. above.Select(flip => new FlipPoint(knob.Input, knob.Of, knob.Now, flip.At, chosen, flip.Rival, knob.IsAffine)),
        ];
    }
}
