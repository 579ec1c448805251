using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Rung.Engine.Local;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Tests.Models;

namespace Rung.Engine.Tests.Local;

public sealed class LocalModelTests : IDisposable
{
    private readonly TinyModel _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void The_name_of_its_content_is_the_same_wherever_it_lies_and_another_when_a_file_changes()
    {
        using var twin = new TinyModel();
        using var other = new TinyModel(seed: 2);
        using var model = LocalModel.Open(_tiny.Folder);
        using var same = LocalModel.Open(twin.Folder);
        using var different = LocalModel.Open(other.Folder);

        Assert.Equal(model.Id, same.Id);
        Assert.NotEqual(model.Id, different.Id);
    }

    [Fact]
    public void A_template_in_a_file_of_its_own_is_used_and_decides_who_the_model_is()
    {
        using var plain = LocalModel.Open(_tiny.Folder);
        var before = plain.Id;

        File.WriteAllText(Path.Combine(_tiny.Folder, "chat_template.json"), """{"chat_template":"{{ messages[0].content }}"}""");
        using var model = LocalModel.Open(_tiny.Folder);

        Assert.True(model.HasTemplate);
        Assert.NotEqual(before, model.Id);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error_that_says_which()
    {
        var error = Assert.Throws<LocalModelException>(() => ModelFolder.Find("models/none", "/a-task"));

        Assert.Contains("/a-task/models/none", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conversation_that_the_template_refuses_is_an_error_of_the_model()
    {
        using var strict = new TinyModel(template: "{{ raise_exception('Nobody may ask') }}");
        using var model = LocalModel.Open(strict.Folder);

        var error = Assert.Throws<LocalModelException>(() => model.Encode([new ChatMessage(ChatRole.User, "Hello")]));

        Assert.Contains("Nobody may ask", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokenizer.json", "holds no tokenizer.json")]
    [InlineData("model.safetensors", "holds no *.safetensors")]
    [InlineData("config.json", "config.json")]
    public void A_missing_file_is_an_error_before_anything_is_loaded(string file, string said)
    {
        File.Delete(Path.Combine(_tiny.Folder, file));

        var error = Assert.Throws<LocalModelException>(() => LocalModel.Open(_tiny.Folder));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_of_model_that_is_not_run_here_is_named_beside_those_that_are()
    {
        File.WriteAllText(Path.Combine(_tiny.Folder, "config.json"), """{"model_type":"mamba"}""");

        var error = Assert.Throws<LocalModelException>(() => LocalModel.Open(_tiny.Folder));

        Assert.Contains("'mamba'; llama, mistral", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_does_not_fit_is_refused_with_the_formats_that_would()
    {
        var error = Assert.Throws<LocalModelException>(() => LocalModel.Open(_tiny.Folder, new LocalModelOptions { MemoryBytes = 70_000 }));

        Assert.Contains("as f32", error.Message, StringComparison.Ordinal);
        Assert.Contains("It fits as", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_the_machine_could_hold_only_alone_is_refused()
    {
        FillMemory(_tiny.Folder, numbersPerInner: 3 * 32);

        var error = Assert.Throws<LocalModelException>(() => LocalModel.Open(_tiny.Folder));

        Assert.Contains("its weights take", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RandomModel.Bert)]
    [InlineData(RandomModel.BertCrossEncoder)]
    public void So_is_an_encoder(string kind)
    {
        using var encoder = new TinyEncoder(kind);
        using var models = new LocalModels();
        FillMemory(encoder.Folder, numbersPerInner: 24 + 32 + 1); // up, down in whole panels of rows, bias

        var error = Assert.Throws<LocalModelException>(() => kind == RandomModel.Bert
            ? models.OpenEncoder(encoder.Folder, new LocalEncoderOptions())
            : models.OpenCrossEncoder(encoder.Folder, new LocalEncoderOptions()));

        Assert.Contains("its weights take", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Says of a model that its layers take all memory but less than what this very process takes already.</summary>
    private static void FillMemory(string folder, int numbersPerInner)
    {
        const int Layers = 64;
        var bytesPerInner = (long)numbersPerInner * sizeof(float) * Layers;
        var path = Path.Combine(folder, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!;
        config["intermediate_size"] = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - (4 << 20)) / bytesPerInner;
        config["num_hidden_layers"] = Layers;
        File.WriteAllText(path, config.ToJsonString());
    }

    [Fact]
    public void A_model_is_opened_once_however_much_memory_is_free_meanwhile()
    {
        using var models = new LocalModels();
        var first = models.Open(_tiny.Folder, new LocalModelOptions());
        var held = new byte[64 << 20];
        Array.Fill(held, (byte)1);

        Assert.Same(first, models.Open(_tiny.Folder, new LocalModelOptions()));
        GC.KeepAlive(held);
    }

    [Fact]
    public async Task Damaged_weights_are_an_error_of_every_use_and_not_of_opening()
    {
        await File.WriteAllBytesAsync(Path.Combine(_tiny.Folder, "model.safetensors"), new byte[100], TestContext.Current.CancellationToken);
        using var model = LocalModel.Open(_tiny.Folder);

        await Assert.ThrowsAsync<LocalModelException>(() => model.LoadAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<LocalModelException>(() => model.LoadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_format_has_a_word_and_every_word_a_format() => Assert.All(
        WeightFormats.Words, word => Assert.Equal(word, WeightFormats.WordOf(WeightFormats.Find(word) ?? WeightFormat.Nf4Double)));
}
