using System.Text.RegularExpressions;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>A pattern that speaks for an injection.</summary>
/// <param name="Kind">What it tries.</param>
/// <param name="Weight">How much it says alone: 0.5 is enough for a finding.</param>
/// <param name="Why">What it is, for a person.</param>
/// <param name="Pattern">Looks at folded text; all its repetitions are bounded, so that a hostile text costs no more than its length.</param>
internal sealed record InjectionSign(InjectionKind Kind, double Weight, string Why, Regex Pattern)
{
    public static InjectionSign Of(InjectionKind kind, double weight, string why, string pattern) =>
        new(kind, weight, why, new Regex(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
}
