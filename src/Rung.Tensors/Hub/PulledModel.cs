using System.Collections.Immutable;

namespace Rung.Tensors.Hub;

/// <summary>What a pull came to.</summary>
/// <param name="Name">What was asked for.</param>
/// <param name="Commit">Which commit that is now.</param>
/// <param name="Folder">Where its files lie.</param>
/// <param name="Files">Their names, in order.</param>
/// <param name="Bytes">What all of them take.</param>
/// <param name="BytesFetched">How much of it came over the network this time.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record PulledModel(
    ModelName Name, string Commit, string Folder, ImmutableArray<string> Files, long Bytes, long BytesFetched, TimeSpan Elapsed);
