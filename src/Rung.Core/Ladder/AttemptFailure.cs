namespace Rung.Core.Ladder;

/// <summary>Why an attempt has no answer. The failure is an outcome: it counts as wrong, and is shown as what it is.</summary>
/// <param name="Cause">The kind of failure, for counting.</param>
/// <param name="Message">For a person; never holds a key or a header.</param>
public sealed record AttemptFailure(FailureCause Cause, string Message);
