using Rung.Engine.Local;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Tasks;

/// <summary>The words of <c>models</c> are those of the rooms that obey them.</summary>
public sealed class ModelSectionTests
{
    [Fact]
    public void Every_provider_that_may_be_named_is_known_and_every_one_that_chats_may_be_named() =>
        Assert.Equal(ProviderDialect.Names, ModelSection.Providers);

    [Fact]
    public void Every_provider_of_embedders_and_rerankers_is_known() => Assert.All(
        [.. EmbedderSection.Providers, .. RerankerSection.Providers],
        name => Assert.Equal(name, ProviderDialect.Of(new ModelDefinition { Name = "m", Provider = name, Model = "m" }).Name));

    [Fact]
    public void Every_format_that_may_be_named_can_be_held_and_the_other_way_round() =>
        Assert.Equal(WeightFormats.Words, ModelSection.Formats);
}
