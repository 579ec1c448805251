using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Texts;

namespace Rung.Engine.Checking.Profiles;

/// <summary>Examples with one kind of damage, in input or expected output.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Count">How many examples have it.</param>
/// <param name="Share">Of the examples.</param>
/// <param name="Ids">The first of them, at most 50, in the order of the ids.</param>
internal sealed record DamageProfile(DamageKind Kind, int Count, double Share, ImmutableArray<ExampleId> Ids);
