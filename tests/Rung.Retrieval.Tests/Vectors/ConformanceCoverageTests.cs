using Rung.Retrieval.Vectors;

namespace Rung.Retrieval.Tests.Vectors;

public sealed class ConformanceCoverageTests
{
    [Fact]
    public void Every_index_of_vectors_derives_the_conformance_suite()
    {
        var indexes = typeof(IVectorIndex).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IVectorIndex).IsAssignableFrom(type));
        var suites = typeof(VectorIndexConformance).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(VectorIndexConformance))).Select(type => type.Name).ToHashSet();

        Assert.NotEmpty(indexes);
        Assert.All(indexes, index => Assert.Contains($"{index.Name}Tests", suites));
    }
}
