using Rung.Core.Data;

namespace Rung.Engine.Baselines;

/// <summary>What a model answers to an example of the fold that it did not see.</summary>
internal readonly record struct OutOfFoldAnswer(ExampleId Example, string Output);
