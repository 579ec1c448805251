using Rung.Core.Economics;

namespace Rung.Engine.Climbing;

/// <summary>What the paid calls of a climb may cost, said before the first of them.</summary>
/// <param name="Calls">The most calls that the climb will make.</param>
/// <param name="AtMost">The upper bound that the budget reserves for them; <see langword="null"/> is unknown: a model has no price.</param>
/// <param name="Budget">The task's budget; the climb stops before it would be passed.</param>
/// <param name="Details">One line a model.</param>
public sealed record SpendingForecast(int Calls, Money? AtMost, Money? Budget, IReadOnlyList<string> Details);
