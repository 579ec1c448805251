using Rung.Retrieval.Settings;

namespace Rung.Retrieval.Tests.Settings;

public sealed class RetrievalSettingsTests
{
    [Fact]
    public void Settings_written_as_a_choice_are_read_back()
    {
        var settings = new RetrievalSettings
        {
            MaxTokens = 128,
            OverlapTokens = 16,
            Stems = false,
            Bm25 = new() { K1 = 1.2, B = 0.75 },
            Mix = RetrieverMix.Scores,
            WordWeight = 0.8,
            Reranks = true,
            Count = 3,
        };

        Assert.Equal(settings, RetrievalSpace.ToSettings(RetrievalSpace.ToChoice(settings)));
        Assert.Equal(new RetrievalSettings(), RetrievalSpace.ToSettings(RetrievalSpace.ToChoice(new RetrievalSettings())));
    }

    [Fact]
    public void What_a_choice_does_not_set_is_as_by_default() =>
        Assert.Equal(
            new RetrievalSettings { MaxTokens = 40, OverlapTokens = 20 },
            RetrievalSpace.ToSettings(SettingsSpace.Empty.With(RetrievalSpace.Tokens, "40").Choices(1, seed: 1)[0]));

    [Theory]
    [InlineData(RetrievalSpace.Retriever, "hybrid 1.2")]
    [InlineData(RetrievalSpace.Retriever, "colbert")]
    [InlineData(RetrievalSpace.Tokens, "7")]
    [InlineData(RetrievalSpace.Passages, "0")]
    [InlineData(RetrievalSpace.Stems, "perhaps")]
    [InlineData(RetrievalSpace.K1, "-1")]
    [InlineData(RetrievalSpace.Reranker, "yes")]
    public void A_value_that_cannot_be_is_refused_by_name(string name, string value) =>
        Assert.Contains(name, Assert.Throws<ArgumentException>(
            () => RetrievalSpace.ToSettings(SettingsSpace.Empty.With(name, value).Choices(1, seed: 1)[0])).Message, StringComparison.Ordinal);
}
