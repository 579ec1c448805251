namespace Rung.Retrieval.Documents;

/// <summary>Why something was not read.</summary>
/// <param name="Cause">The kind of reason.</param>
/// <param name="Message">What is wrong, and what to do about it, for a person.</param>
public sealed record DocumentRefusal(RefusalCause Cause, string Message);
