using Rung.Core.Economics;

namespace Rung.Core.Ladder;

/// <summary>What a climb itself cost.</summary>
/// <param name="Money">Paid to providers by this climb; <see langword="null"/> when a model without a price was called.</param>
/// <param name="Calls">Requests that were answered by a provider in this climb.</param>
/// <param name="CachedCalls">Answers that were taken from the store instead.</param>
/// <param name="Elapsed">Wall-clock time.</param>
public sealed record SpentTotals(Money? Money, int Calls, int CachedCalls, TimeSpan Elapsed);
