using Microsoft.Extensions.AI;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Retrieval.Tests.Vectors.Lsa;

public sealed class LsaModelTests : IDisposable
{
    private static readonly string[] Texts =
    [
        "The car needs fuel for its engine on the road.",
        "An automobile burns fuel in an engine and drives on a road.",
        "The engine of the car stopped on the road.",
        "The driver of the automobile looked for fuel.",
        "The violin and the cello play in the orchestra.",
        "An orchestra needs a conductor, a violin and a flute.",
        "The flute and the cello sound together.",
        "A conductor leads the orchestra.",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rung-lsa-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.FullName, "model.lsa");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Words_that_stand_in_the_same_company_point_the_same_way()
    {
        var model = LsaModel.Learn(Texts, new LsaOptions { Dimension = 2 }, Token);

        // No text holds both words.
        Assert.InRange(Cosine(model.Embed("car"), model.Embed("automobile")), 0.9, 1.0001);
        Assert.InRange(Cosine(model.Embed("car"), model.Embed("violin")), -0.3, 0.3);
    }

    [Fact]
    public void A_vector_has_length_one()
    {
        var model = LsaModel.Learn(Texts, null, Token);

        Assert.Equal(1, Cosine(model.Embed(Texts[0]), model.Embed(Texts[0])), tolerance: 1e-5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("zymurgy")]
    public void A_text_without_a_known_term_has_no_direction(string text) =>
        Assert.All(LsaModel.Learn(Texts, null, Token).Embed(text), component => Assert.Equal(0, component));

    [Fact]
    public void There_are_no_more_components_than_the_texts_have_directions() =>
        Assert.Equal(Texts.Length, LsaModel.Learn(Texts, new LsaOptions { Dimension = 256 }, Token).Dimension);

    [Fact]
    public void The_same_texts_and_seed_give_the_same_version()
    {
        var version = LsaModel.Learn(Texts, new LsaOptions { Dimension = 4 }, Token).Version;

        Assert.Equal(version, LsaModel.Learn(Texts, new LsaOptions { Dimension = 4 }, Token).Version);
        Assert.NotEqual(version, LsaModel.Learn(Texts, new LsaOptions { Dimension = 3 }, Token).Version);
        Assert.NotEqual(version, LsaModel.Learn(Texts[..7], new LsaOptions { Dimension = 4 }, Token).Version);
    }

    [Fact]
    public void Of_very_many_passages_it_learns_from_some_evenly_spread()
    {
        string[] everySecond = [.. Texts.Where((_, i) => i % 2 == 0)];

        var some = LsaModel.Learn(Texts, new LsaOptions { MostPassages = everySecond.Length }, Token);

        Assert.Equal(LsaModel.Learn(everySecond, null, Token).Version, some.Version);
        Assert.NotEqual(LsaModel.Learn(Texts, null, Token).Version, some.Version);
    }

    [Fact]
    public void Texts_without_terms_are_refused() =>
        Assert.Throws<LsaException>(() => LsaModel.Learn(["the", "…", ""], null, Token));

    [Fact]
    public void Terms_of_too_few_passages_do_not_count()
    {
        var model = LsaModel.Learn(Texts, new LsaOptions { LeastPassages = 2 }, Token);

        Assert.All(model.Embed("stopped together sound"), component => Assert.Equal(0, component));
    }

    [Fact]
    public void A_saved_model_gives_the_same_vectors_and_version()
    {
        var model = LsaModel.Learn(Texts, new LsaOptions { Analysis = new AnalysisOptions { Stems = false, LongestGram = 2 } }, Token);

        model.Save(File);
        model.Save(File);
        var opened = LsaModel.Open(File);

        Assert.Equal(model.Version, opened.Version);
        Assert.Equal(model.Embed("fuel for the engine"), opened.Embed("fuel for the engine"));
    }

    [Fact]
    public async Task A_flipped_byte_anywhere_gives_an_error_that_names_the_file()
    {
        LsaModel.Learn(Texts, null, Token).Save(File);
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Token);
        foreach (var place in Enumerable.Range(0, bytes.Length).Where(i => i < 32 || i % 41 == 0))
        {
            byte[] damaged = [.. bytes];
            damaged[place] ^= 16;
            var file = Path.Combine(_folder.FullName, $"damaged-{place}");
            await System.IO.File.WriteAllBytesAsync(file, damaged, Token);

            Assert.Equal(file, Assert.Throws<IndexDamagedException>(() => LsaModel.Open(file)).File);
        }
    }

    [Fact]
    public async Task As_a_generator_it_says_its_model_and_dimension()
    {
        var model = LsaModel.Learn(Texts, null, Token);
        using var generator = new LsaEmbeddingGenerator(model);

        var embeddings = await generator.GenerateAsync(["car", "cello"], null, Token);

        Assert.Equal([model.Embed("car"), model.Embed("cello")], embeddings.Select(embedding => embedding.Vector.ToArray()));
        var metadata = Assert.IsType<EmbeddingGeneratorMetadata>(generator.GetService(typeof(EmbeddingGeneratorMetadata)));
        Assert.Equal($"lsa@{model.Version}", metadata.DefaultModelId);
        Assert.Equal(model.Dimension, metadata.DefaultModelDimensions);
    }

    private static double Cosine(float[] one, float[] other) => one.Zip(other, (x, y) => (double)x * y).Sum();
}
