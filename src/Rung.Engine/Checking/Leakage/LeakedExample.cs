using Rung.Core.Data;

namespace Rung.Engine.Checking.Leakage;

/// <summary>A test example that train has a twin of.</summary>
/// <param name="Test">The test example.</param>
/// <param name="Train">The example of train that is nearest to it.</param>
/// <param name="Cosine">How near, in [0, 1].</param>
internal readonly record struct LeakedExample(ExampleId Test, ExampleId Train, double Cosine);
