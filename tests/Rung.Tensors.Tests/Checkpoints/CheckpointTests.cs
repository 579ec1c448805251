using Rung.Tensors.Checkpoints;
using Rung.Tensors.Tests.Models;

namespace Rung.Tensors.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shards_are_read_as_one()
    {
        SafetensorsWriter.Write(_folder["m-1.safetensors"], [TensorContent.Of("a", new float[] { 1, 2 }, 2)]);
        SafetensorsWriter.Write(_folder["m-2.safetensors"], [TensorContent.Of("b", new float[] { 3 }, 1)]);
        _folder.Write("model.safetensors.index.json", """{"metadata":{"total_size":12},"weight_map":{"a":"m-1.safetensors","b":"m-2.safetensors"}}""");

        using var checkpoint = Checkpoint.Open(_folder.Path);

        Assert.Equal(["a", "b"], checkpoint.Names);
        Assert.Equal([1, 2], checkpoint.Read("a", 2));
        Assert.Equal([3], checkpoint.Read("b", 1));
        Assert.Equal(12, checkpoint.Length);
    }

    [Theory]
    [InlineData("../m.safetensors")]
    [InlineData("/etc/m.safetensors")]
    [InlineData("..\\\\m.safetensors")]
    [InlineData("sub/m.safetensors")]
    [InlineData("C:m.safetensors")]
    [InlineData(".safetensors")]
    [InlineData("m.bin")]
    [InlineData("")]
    public void A_shard_outside_the_folder_is_refused_before_it_is_opened(string shard)
    {
        _folder.Write("model.safetensors.index.json", $$$"""{"weight_map":{"a":"{{{shard}}}"}}""");

        var error = Assert.Throws<CheckpointException>(() => Checkpoint.Open(_folder.Path));

        Assert.Contains("in the same folder", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"m.safetensors","missing":"m.safetensors"}}""")]
    [InlineData("""{"weight_map":{"a":"m.safetensors","a":"m.safetensors"}}""")]
    [InlineData("""{"weight_map":{"a":"n.safetensors"}}""")]
    [InlineData("""{"weight_map":{"a":7}}""")]
    [InlineData("""{"weight_map":[]}""")]
    [InlineData("""{"other":{"weight_map":{}}}""")]
    [InlineData("""{"weight_map":{}""")]
    public void An_index_that_does_not_fit_its_shards_is_refused(string index)
    {
        SafetensorsWriter.Write(_folder["m.safetensors"], [TensorContent.Of("a", new float[] { 1 }, 1)]);
        _folder.Write("model.safetensors.index.json", index);

        Assert.Throws<CheckpointException>(() => Checkpoint.Open(_folder.Path));
    }

    [Fact]
    public void A_tensor_of_another_shape_or_none_is_an_error_that_says_both()
    {
        SafetensorsWriter.Write(_folder["model.safetensors"], [TensorContent.Of("a", new float[] { 1, 2 }, 1, 2)]);
        using var checkpoint = Checkpoint.Open(_folder.Path);

        var shape = Assert.Throws<CheckpointException>(() => checkpoint.Read("a", 2, 1));
        var absent = Assert.Throws<CheckpointException>(() => checkpoint.Read("b", 2));

        Assert.Contains("[1, 2]", shape.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 1]", shape.Message, StringComparison.Ordinal);
        Assert.Contains("'b'", absent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pretrained_model_opens()
    {
        using var checkpoint = Checkpoint.Open(SharedModels.Folder("tinystories-656k"));

        Assert.Equal(20, checkpoint.Names.Count());
        Assert.Equal([2048, 128], checkpoint.Find("lm_head.weight")!.Shape);
    }
}
