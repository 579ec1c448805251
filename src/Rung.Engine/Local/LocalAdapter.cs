using Rung.Core.Data;

namespace Rung.Engine.Local;

/// <summary>An adapter that a local model wears.</summary>
/// <param name="Folder">Where its files are, in PEFT's format.</param>
/// <param name="Id">The hash of its files.</param>
internal sealed record LocalAdapter(string Folder, ContentHash Id);
