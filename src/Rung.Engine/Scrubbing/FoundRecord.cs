using System.Collections.Immutable;
using Rung.Engine.PersonalData;

namespace Rung.Engine.Scrubbing;

/// <summary>A record with what was found in it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Spans">The spans of each of its texts, in the order of the fields; none for a field without text.</param>
internal sealed record FoundRecord(RecordText Record, ImmutableArray<IReadOnlyList<PersonalSpan>> Spans);
