namespace Rung.Storage.Migrations;

/// <summary>One step of the schema. A step that was released is never changed: the next one mends it.</summary>
/// <param name="Version">1 for the first, then without a gap.</param>
/// <param name="Sql">What it does; runs in a transaction of its own.</param>
internal sealed record Migration(int Version, string Sql);
