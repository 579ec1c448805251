using Rung.Tensors.Checkpoints;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;

namespace Rung.Tensors.Tests.Models;

public sealed class ModelWriterTests : IDisposable
{
    private const string Index = "model.safetensors.index.json";

    private static readonly ReadOnlyMemory<int>[] Texts = [new[] { 1, 17, 3 }];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model")]
    [InlineData("model/")]
    [InlineData("./model")]
    public void A_model_may_be_written_over_its_source(string target)
    {
        RandomModel.Write(_folder["model"], RandomModel.Bert, seed: 3);
        _folder.Write("model/tokenizer.json", "{}");
        using var encoder = TextEncoder.Load(_folder["model"], new LoadOptions { Threads = 1 });

        ModelWriter.Write(encoder, Path.Combine(_folder.Path, target));

        using var again = TextEncoder.Load(_folder["model"], new LoadOptions { Threads = 1 });
        Assert.Equal(encoder.Embed(Texts), again.Embed(Texts));
        Assert.Equal("{}", File.ReadAllText(_folder["model/tokenizer.json"]));
    }

    [Fact]
    public void What_lies_beside_the_weights_is_copied_whatever_the_folder_is_called()
    {
        RandomModel.Write(_folder["mine.safetensors"], RandomModel.Bert, seed: 3);
        _folder.Write("mine.safetensors/tokenizer.json", "{}");
        using var encoder = TextEncoder.Load(_folder["mine.safetensors"], new LoadOptions { Threads = 1 });

        ModelWriter.Write(encoder, _folder["written"]);

        Assert.True(File.Exists(_folder["written/tokenizer.json"]));
    }

    [Fact]
    public void A_folder_whose_weights_lie_in_several_files_is_refused_because_those_would_be_read()
    {
        RandomModel.Write(_folder["model"], RandomModel.Bert, seed: 3);
        _folder.Write($"shards/{Index}", "{}");
        using var encoder = TextEncoder.Load(_folder["model"], new LoadOptions { Threads = 1 });

        var error = Assert.Throws<CheckpointException>(() => ModelWriter.Write(encoder, _folder["shards"]));

        Assert.Contains("another folder", error.Message, StringComparison.Ordinal);
        Assert.Equal([Index], Directory.GetFiles(_folder["shards"]).Select(Path.GetFileName));
    }
}
