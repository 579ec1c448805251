using System.Reflection;

namespace Rung.Architecture.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(Core.RungException))]
    [InlineData(typeof(Engine.Tasks.TaskException))]
    [InlineData(typeof(Retrieval.RetrievalException))]
    [InlineData(typeof(Storage.Sqlite.SqliteStore))]
    [InlineData(typeof(Tensors.TensorException))]
    public void The_public_surface_is_the_approved_one(Type anyTypeOfTheAssembly)
    {
        var assembly = anyTypeOfTheAssembly.Assembly;
        var approved = Repository.PathTo(
            "tests", "Rung.Architecture.Tests", "PublicApi", $"{assembly.GetName().Name}.txt");
        var actual = PublicApiText.Of(assembly);

        // RUNG_APPROVE=1 writes the new surface, to be read in the diff of the change that makes it.
        if (Environment.GetEnvironmentVariable("RUNG_APPROVE") == "1")
        {
            File.WriteAllText(approved, actual);
        }

        Assert.Equal(File.Exists(approved) ? File.ReadAllText(approved) : "", actual);
    }

    [Fact]
    public void A_public_class_is_sealed_abstract_or_static()
    {
        var open =
            from assembly in new[] { typeof(Core.RungException), typeof(Engine.Tasks.TaskException) }.Select(type => type.Assembly)
            from type in assembly.GetExportedTypes()
            where type is { IsClass: true, IsSealed: false, IsAbstract: false }
            select type.FullName;

        Assert.Empty(open);
    }

    [Fact]
    public void A_method_that_returns_a_task_takes_a_cancellation_token()
    {
        var deaf =
            from type in typeof(Core.RungException).Assembly.GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            where method.DeclaringType == type && IsAwaitable(method.ReturnType)
            where method.GetParameters().All(parameter => parameter.ParameterType != typeof(CancellationToken))
            select $"{type.Name}.{method.Name}";

        Assert.Empty(deaf);
    }

    private static bool IsAwaitable(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type.Name.StartsWith("ValueTask", StringComparison.Ordinal);
}
