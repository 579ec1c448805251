using System.Text.Json;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Generation;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Tests.Models;

namespace Rung.Tensors.Tests.Lora;

public sealed class LoraAdapterTests : IDisposable
{
    private static readonly int[] Text = [1, 17, 3, 40, 5, 9, 22];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_adapter_changes_nothing_and_a_detached_one_leaves_nothing()
    {
        using var model = Load(RandomModel.Llama);
        var before = Score(model);

        var adapter = LoraAdapter.Attach(model, new LoraOptions());
        var attached = Score(model);
        Scramble(adapter);
        var changed = Score(model);
        adapter.Detach();

        Assert.Equal(before, attached);
        Assert.NotEqual(before, changed);
        Assert.Equal(before, Score(model));
        adapter.Reattach();
        Assert.Equal(changed, Score(model));
    }

    [Theory]
    [InlineData(nameof(RandomModel.Llama), "q_proj,down_proj")]
    [InlineData(nameof(RandomModel.Gpt2), "c_attn,c_fc")]
    public void A_saved_adapter_loads_again_and_merges_to_the_same_model(string name, string modules)
    {
        using var model = Load(name == nameof(RandomModel.Llama) ? RandomModel.Llama : RandomModel.Gpt2);
        var adapter = LoraAdapter.Attach(model, new LoraOptions { Rank = 4, Alpha = 6, IsRankStabilised = true, TargetModules = [.. modules.Split(',')] });
        Scramble(adapter);
        adapter.Save(_folder["adapter"], "some/base");
        var expected = Score(model);
        adapter.Detach();

        var loaded = LoraAdapter.Load(model, _folder["adapter"]);
        MergedCheckpoint.Write(_folder["model"], _folder["adapter"], _folder["merged"]);
        using var merged = CausalModel.Load(_folder["merged"], new LoadOptions { Threads = 2 });

        Assert.Equal(expected, Score(model));
        Assert.Equal(expected, Score(merged), tolerance: 1e-4);
        Assert.Equal(adapter.ParameterCount, loaded.ParameterCount);
    }

    [Fact]
    public void A_merged_model_is_not_written_over_its_base()
    {
        using var model = Load(RandomModel.Llama);
        LoraAdapter.Attach(model, new LoraOptions { Rank = 4 }).Save(_folder["adapter"]);
        var before = File.ReadAllBytes(_folder["model/model.safetensors"]);

        var error = Assert.Throws<LoraException>(() => MergedCheckpoint.Write(_folder["model"], _folder["adapter"], _folder["model/"]));

        Assert.Contains("another folder", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder["model/model.safetensors"]));
    }

    [Theory]
    [InlineData(WeightFormat.Float32, 1e-4)]
    [InlineData(WeightFormat.BFloat16, 0.3)]
    public void A_merged_adapter_is_part_of_the_weights_and_leaves_them_bit_for_bit(WeightFormat format, double tolerance)
    {
        RandomModel.Write(_folder["model"], RandomModel.Llama, seed: 8);
        using var model = CausalModel.Load(_folder["model"], new LoadOptions { Threads = 2, Format = format });
        var alone = Score(model);
        var adapter = LoraAdapter.Attach(model, new LoraOptions { Rank = 4 });
        Scramble(adapter);
        var beside = Score(model);

        adapter.Merge();
        var merged = Score(model);
        adapter.Unmerge();

        Assert.Equal(beside, merged, tolerance);
        Assert.Equal(beside, Score(model));
        adapter.Merge();
        adapter.Detach();
        Assert.False(adapter.IsMerged);
        Assert.Equal(alone, Score(model));
    }

    [Fact]
    public void An_adapter_is_not_merged_into_four_bits()
    {
        RandomModel.Write(_folder["model"], RandomModel.Llama, seed: 8);
        using var model = CausalModel.Load(_folder["model"], new LoadOptions { Threads = 2, Format = WeightFormat.Nf4 });
        var adapter = LoraAdapter.Attach(model, new LoraOptions());

        Assert.Throws<LoraException>(adapter.Merge);
    }

    [Fact]
    public void Files_have_the_names_and_fields_of_PEFT()
    {
        using var model = Load(RandomModel.Llama);
        LoraAdapter.Attach(model, new LoraOptions { Rank = 4, Alpha = 6, Dropout = 0.05f, TargetModules = ["v_proj", "q_proj"] }).Save(_folder["adapter"], "some/base");

        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder["adapter"], "adapter_config.json")));
        using var weights = SafetensorsFile.Open(Path.Combine(_folder["adapter"], "adapter_model.safetensors"));

        var root = config.RootElement;
        Assert.Equal(("LORA", "CAUSAL_LM", "some/base"), (root.GetProperty("peft_type").GetString(), root.GetProperty("task_type").GetString(), root.GetProperty("base_model_name_or_path").GetString()));
        Assert.Equal((4, 6), (root.GetProperty("r").GetInt32(), root.GetProperty("lora_alpha").GetInt32()));
        Assert.Equal(["q_proj", "v_proj"], root.GetProperty("target_modules").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal([4, 24], weights.Tensors["base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight"].Shape);
        Assert.Equal([12, 4], weights.Tensors["base_model.model.model.layers.1.self_attn.v_proj.lora_B.weight"].Shape);
        Assert.Equal(8, weights.Tensors.Count);
    }

    [Theory]
    [InlineData("\"peft_type\":\"LORA\"", "\"peft_type\":\"IA3\"")]
    [InlineData("\"bias\":\"none\"", "\"bias\":\"all\"")]
    [InlineData("\"r\":8", "\"r\":9")]
    [InlineData("\"r\":8", "\"r\":0")]
    [InlineData("\"lora_alpha\":16", "\"lora_alpha\":1e999")]
    [InlineData("\"inference_mode\":true", "\"use_dora\":true")]
    [InlineData("\"modules_to_save\":null", "\"modules_to_save\":[\"lm_head\"]")]
    [InlineData("\"modules_to_save\":null", "\"alpha_pattern\":{\"q_proj\":3}")]
    public void An_adapter_that_is_not_understood_is_refused(string field, string replaced)
    {
        using var model = Load(RandomModel.Llama);
        var adapter = LoraAdapter.Attach(model, new LoraOptions());
        adapter.Save(_folder["adapter"]);
        adapter.Detach();
        var path = Path.Combine(_folder["adapter"], "adapter_config.json");
        var json = JsonSerializer.Serialize(JsonDocument.Parse(File.ReadAllText(path)).RootElement);
        Assert.Contains(field, json, StringComparison.Ordinal);
        File.WriteAllText(path, json.Replace(field, replaced, StringComparison.Ordinal));

        Assert.Throws<CheckpointException>(() => LoraAdapter.Load(model, _folder["adapter"]));
    }

    [Fact]
    public void An_adapter_of_another_model_is_refused()
    {
        using var model = Load(RandomModel.Llama);
        LoraAdapter.Attach(model, new LoraOptions()).Save(_folder["adapter"]);
        RandomModel.Write(_folder["other"], RandomModel.Gpt2, seed: 1);
        using var other = CausalModel.Load(_folder["other"], new LoadOptions { Threads = 1 });

        Assert.Throws<CheckpointException>(() => LoraAdapter.Load(other, _folder["adapter"]));
    }

    [Fact]
    public void Unknown_modules_and_second_adapters_are_refused_with_what_there_is()
    {
        using var model = Load(RandomModel.Llama);
        var error = Assert.Throws<LoraException>(() => LoraAdapter.Attach(model, new LoraOptions { TargetModules = ["q_proj", "z_proj"] }));
        LoraAdapter.Attach(model, new LoraOptions());

        Assert.Contains("gate_proj", error.Message, StringComparison.Ordinal);
        Assert.Throws<LoraException>(() => LoraAdapter.Attach(model, new LoraOptions()));
    }

    [Theory]
    [InlineData(WeightFormat.Nf4)]
    [InlineData(WeightFormat.Int8)]
    [InlineData(WeightFormat.BFloat16)]
    public void The_base_may_be_held_in_fewer_bits(WeightFormat format)
    {
        RandomModel.Write(_folder["model"], RandomModel.Llama, seed: 8);
        using var whole = CausalModel.Load(_folder["model"], new LoadOptions { Threads = 2 });
        using var small = CausalModel.Load(_folder["model"], new LoadOptions { Threads = 2, Format = format });

        var difference = Math.Abs(Score(whole) - Score(small)) / Text.Length;

        Assert.InRange(difference, 1e-7, format == WeightFormat.Nf4 ? 1.5 : 0.1);
        Assert.True(small.WeightBytes < whole.WeightBytes);
    }

    private static double Score(CausalModel model)
    {
        using var scorer = new ContinuationScorer(model);
        return scorer.Score(Text.AsMemory(0, 1), [Text.AsMemory(1)], CancellationToken.None)[0].LogProbability;
    }

    private static void Scramble(LoraAdapter adapter)
    {
        var random = new Random(3);
        foreach (var parameter in adapter.Parameters)
        {
            for (var i = 0; i < parameter.Values.Length; i++)
            {
                parameter.Values[i] = 0.4f * ((2 * random.NextSingle()) - 1);
            }
        }
    }

    private CausalModel Load(string json)
    {
        RandomModel.Write(_folder["model"], json, seed: 8);
        return CausalModel.Load(_folder["model"], new LoadOptions { Threads = 2 });
    }
}
