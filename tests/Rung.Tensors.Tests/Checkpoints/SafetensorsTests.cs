using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Tests.Models;

namespace Rung.Tensors.Tests.Checkpoints;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read()
    {
        float[] values = [1, -2, 3.5f, 0, 5, 6];
        SafetensorsWriter.Write(
            _folder["a.safetensors"],
            [TensorContent.Of("b", values, 2, 3), TensorContent.Rounded("a", values, 6), TensorContent.Of("empty", default, 0, 7)],
            new Dictionary<string, string> { ["format"] = "pt" });

        using var file = SafetensorsFile.Open(_folder["a.safetensors"]);
        var (whole, rounded, part) = (new float[6], new float[6], new float[2]);
        file.ReadFloats("b", whole);
        file.ReadFloats("a", rounded);
        file.ReadFloats("b", part, first: 2);

        Assert.Equal(values, whole);
        Assert.Equal(values, rounded);
        Assert.Equal(values[2..4], part);
        Assert.Equal([2, 3], file.Tensors["b"].Shape);
        Assert.Equal(0, file.Tensors["empty"].Count);
        Assert.Equal("pt", file.Metadata["format"]);
    }

    [Fact]
    public void A_tensor_that_was_forgotten_takes_no_memory_and_is_read_as_before()
    {
        var path = _folder["large.safetensors"];
        float[] values = [.. Enumerable.Range(0, 1 << 20).Select(i => (float)i)];
        SafetensorsWriter.Write(path, [TensorContent.Of("x", values, values.Length)]);
        using var file = SafetensorsFile.Open(path);
        var read = new float[values.Length];
        file.ReadFloats("x", read);
        var before = ResidentOf(path);

        file.Forget("x");

        if (before is not null)
        {
            Assert.InRange(before.Value, 4 << 20, long.MaxValue);
            Assert.InRange(ResidentOf(path)!.Value, 0, 64 << 10);
        }

        Array.Clear(read);
        file.ReadFloats("x", read);
        Assert.Equal(values, read);
        Assert.Throws<CheckpointException>(() => file.Forget("y"));
    }

    [Theory]
    [InlineData("F64", "0000000000000440", 2.5f)]
    [InlineData("F32", "00002040", 2.5f)]
    [InlineData("F16", "0041", 2.5f)]
    [InlineData("BF16", "2040", 2.5f)]
    [InlineData("I64", "FEFFFFFFFFFFFFFF", -2f)]
    [InlineData("I32", "FEFFFFFF", -2f)]
    [InlineData("I16", "FEFF", -2f)]
    [InlineData("I8", "FE", -2f)]
    [InlineData("U8", "FE", 254f)]
    [InlineData("BOOL", "01", 1f)]
    public void Every_element_type_is_read_as_floats(string type, string bytes, float expected)
    {
        var data = Convert.FromHexString(bytes);
        WriteRaw($$$"""{"x":{"dtype":"{{{type}}}","shape":[],"data_offsets":[0,{{{data.Length}}}]}}""", data);

        using var file = SafetensorsFile.Open(_folder["raw.safetensors"]);
        var value = new float[1];
        file.ReadFloats("x", value);

        Assert.Equal(expected, value[0]);
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "its shape and type make 8")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "begins at 4")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "cover 4 of the 8 bytes")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "begins at 4")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"x":{"dtype":"F32","shape":[0],"data_offsets":[8,8]}}""", "comes twice")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "outside")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "outside")]
    [InlineData("""{"x":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}""", "larger than the file")]
    [InlineData("""{"x":{"dtype":"F32","shape":[0,9223372036854775807,9223372036854775807],"data_offsets":[0,8]}}""", "make 0")]
    [InlineData("""{"x":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]}}""", "2^63")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "2^63")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "2^63")]
    [InlineData("""{"x":{"dtype":"F4","shape":[2],"data_offsets":[0,8]}}""", "'F4'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"more":1}}""", "'more'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4,8]}}""", "more than 2")]
    [InlineData("""{"x":{"dtype":"F32","shape":[[[[[[[[[2]]]]]]]]],"data_offsets":[0,8]}}""", "numbers in a list")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2]}}""", "lacks")]
    [InlineData("""{"x":7}""", "not an object")]
    [InlineData("""["x"]""", "not a JSON object")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} {}""", "")]
    [InlineData("""{"x\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "")]
    public void A_header_that_contradicts_itself_is_refused(string header, string reason)
    {
        WriteRaw(header, new byte[8]);

        var error = Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(_folder["raw.safetensors"]));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("raw.safetensors", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData((ulong)long.MaxValue + 1)]
    [InlineData(100_000_001)]
    [InlineData(3)]
    public void A_length_of_the_header_beyond_the_file_is_refused(ulong length)
    {
        var bytes = new byte[10];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        File.WriteAllBytes(_folder["raw.safetensors"], bytes);

        Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(_folder["raw.safetensors"]));
    }

    [Fact]
    public void A_file_that_is_absent_or_empty_is_refused_by_name()
    {
        File.WriteAllBytes(_folder["empty.safetensors"], []);

        Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(_folder["empty.safetensors"]));
        Assert.Throws<CheckpointException>(() => SafetensorsFile.Open(_folder["absent.safetensors"]));
    }

    [Fact]
    public void The_same_tensors_give_the_same_bytes_in_whatever_order()
    {
        var (one, other) = (TensorContent.Of("one", new float[] { 1 }, 1), TensorContent.Of("other", new float[] { 2 }, 1));
        SafetensorsWriter.Write(_folder["1"], [one, other]);
        SafetensorsWriter.Write(_folder["2"], [other, one]);

        Assert.Equal(File.ReadAllBytes(_folder["1"]), File.ReadAllBytes(_folder["2"]));
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_beside_it()
    {
        SafetensorsWriter.Write(_folder["a"], [TensorContent.Of("x", new float[] { 1 }, 1)]);
        var before = File.ReadAllBytes(_folder["a"]);

        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(_folder["a"], [TensorContent.Of("x", new float[] { 1 }, 2)]));

        Assert.Equal(before, File.ReadAllBytes(_folder["a"]));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("test-model-float32", ElementType.Float32)]
    [InlineData("test-model-float16", ElementType.Float16)]
    [InlineData("test-model-int8", ElementType.Int8)]
    public void Files_of_other_writers_are_read(string model, ElementType type)
    {
        using var file = SafetensorsFile.Open(Path.Combine(SharedModels.Folder(Path.Combine("model2vec-rs-fixtures", model)), "model.safetensors"));

        var entry = Assert.Single(file.Tensors.Values, entry => entry.ElementType == type);
        var values = new float[entry.Count];
        file.ReadFloats(entry.Name, values);

        Assert.All(values, value => Assert.True(float.IsFinite(value)));
        Assert.Contains(values, value => value != 0);
    }

    [Fact]
    public void Mutated_files_are_refused_or_read_correctly()
    {
        var random = new Random(17);
        var original = MutatedFile.Original(_folder["original"]);
        var outcomes = Enumerable.Range(0, 600).Select(_ => MutatedFile.Try(_folder["mutated"], original, random)).ToList();

        Assert.DoesNotContain(MutationOutcome.Wrong, outcomes);
        Assert.Contains(MutationOutcome.Refused, outcomes);
        Assert.Contains(MutationOutcome.Read, outcomes);
    }

    private void WriteRaw(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = (long)json.Length;
        File.WriteAllBytes(
            _folder["raw.safetensors"], [.. MemoryMarshal.AsBytes(new ReadOnlySpan<long>(ref length)), .. json, .. data]);
    }

    /// <summary>How many bytes of the mapped file are in this process's memory; <see langword="null"/> where the system does not say.</summary>
    private static long? ResidentOf(string path)
    {
        const string maps = "/proc/self/smaps";
        if (!File.Exists(maps))
        {
            return null;
        }

        var lines = File.ReadLines(maps).SkipWhile(line => !line.EndsWith(path, StringComparison.Ordinal));
        var words = lines.First(line => line.StartsWith("Rss:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return 1024 * long.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
