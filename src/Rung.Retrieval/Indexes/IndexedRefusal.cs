using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Indexes;

/// <summary>A refusal as an index keeps it.</summary>
internal sealed record IndexedRefusal(RefusalCause Cause, string Message);
