using System.Collections.Immutable;

namespace Rung.Engine.Scrubbing;

/// <summary>The texts of one record.</summary>
/// <param name="Ordinal">Its place in the file, from 0.</param>
/// <param name="Id">Its <c>id</c> as JSON, as the file spells it; the ordinal from 1 where it has none.</param>
/// <param name="Texts">The text of each field that was asked for; <see langword="null"/> where the record has none.</param>
internal sealed record RecordText(int Ordinal, string Id, ImmutableArray<string?> Texts);
