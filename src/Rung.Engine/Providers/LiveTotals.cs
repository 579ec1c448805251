using Rung.Core.Economics;

namespace Rung.Engine.Providers;

/// <summary>What live models did and cost.</summary>
/// <param name="Requests">Sent to the provider, tries that failed among them.</param>
/// <param name="Answers">Requests that the provider answered.</param>
/// <param name="CachedAnswers">Answers that came from the store instead.</param>
/// <param name="Money">
/// Paid, <paramref name="Assumed"/> included; <see langword="null"/> when a model without a price was called.
/// </param>
/// <param name="Assumed">
/// The part of it that no provider confirmed: the most that calls without a usage can have cost.
/// </param>
internal sealed record LiveTotals(int Requests, int Answers, int CachedAnswers, Money? Money, Money Assumed)
{
    public static LiveTotals None { get; } = new(Requests: 0, Answers: 0, CachedAnswers: 0, new Money(0), new Money(0));

    public static LiveTotals operator +(LiveTotals left, LiveTotals right) => new(
        left.Requests + right.Requests,
        left.Answers + right.Answers,
        left.CachedAnswers + right.CachedAnswers,
        left.Money + right.Money,
        left.Assumed + right.Assumed);
}
