namespace Rung.Core.Economics.BreakEven;

/// <summary>Where the choice between two candidates turns, all else held at what is expected of it.</summary>
/// <param name="Input">What is turned.</param>
/// <param name="Of">Whose price or quality; <see langword="null"/> where it belongs to the traffic.</param>
/// <param name="Now">Its expected value today.</param>
/// <param name="At">Where the choice turns.</param>
/// <param name="Below">Who is chosen below that.</param>
/// <param name="Above">Who is chosen above that.</param>
/// <param name="IsClosedForm">Whether by formula; else by bisection, and steps of hardware may turn it again nearby.</param>
public sealed record FlipPoint(FlipInput Input, string? Of, double Now, double At, string Below, string Above, bool IsClosedForm);
