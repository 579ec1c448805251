using Rung.Tensors.Checkpoints;
using Rung.Tensors.Tests.Models;

namespace Rung.Tensors.Tests.Checkpoints;

public sealed class ConfigReaderTests : IDisposable
{
    private const string Sizes =
        "\"vocab_size\":100,\"hidden_size\":64,\"intermediate_size\":128,\"num_hidden_layers\":4,\"num_attention_heads\":8,\"hidden_act\":\"silu\",\"rms_norm_eps\":1e-5";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Llama_3_stretches_its_positions()
    {
        var config = Read("""
            "model_type":"llama","num_key_value_heads":2,"rope_theta":500000.0,"max_position_embeddings":131072,"bos_token_id":1,"eos_token_id":[2,3],
            "rope_scaling":{"factor":8.0,"high_freq_factor":4.0,"low_freq_factor":1.0,"original_max_position_embeddings":8192,"rope_type":"llama3"}
            """);

        Assert.Equal((8, 2, 8, 4), (config.Heads, config.KeyValueHeads, config.HeadSize, config.GroupSize));
        Assert.Equal(500_000, config.RopeTheta);
        Assert.Equal(RopeScalingKind.Llama3, config.RopeScaling.Kind);
        Assert.Equal(8, config.RopeScaling.Factor);
        Assert.Equal([2, 3], config.EndTokens);
    }

    [Fact]
    public void Newer_files_keep_rotary_settings_in_one_object()
    {
        var config = Read("\"model_type\":\"llama\",\"rope_parameters\":{\"rope_theta\":1234.0,\"rope_type\":\"default\"}");

        Assert.Equal(1234, config.RopeTheta);
        Assert.Equal(RopeScalingKind.None, config.RopeScaling.Kind);
    }

    [Fact]
    public void Qwen_2_has_biases_that_its_file_does_not_mention()
    {
        var config = Read("\"model_type\":\"qwen2\",\"use_sliding_window\":false,\"sliding_window\":4096,\"tie_word_embeddings\":true");

        Assert.True(config.HasQueryKeyValueBias);
        Assert.False(config.HasOutputBias);
        Assert.True(config.TiesEmbeddings);
        Assert.Null(config.WindowOf(0));
    }

    [Fact]
    public void Qwen_3_normalises_queries_and_keys_of_a_size_of_their_own()
    {
        var config = Read("\"model_type\":\"qwen3\",\"head_dim\":16");

        Assert.True(config.NormalisesQueryAndKey);
        Assert.Equal(16, config.HeadSize);
    }

    [Fact]
    public void Mistral_sees_through_a_window()
    {
        var config = Read("\"model_type\":\"mistral\",\"sliding_window\":4096");

        Assert.Equal(4096, config.WindowOf(0));
    }

    [Fact]
    public void Roberta_counts_positions_from_behind_the_padding()
    {
        _folder.Write("config.json", """
            {"model_type":"xlm-roberta","architectures":["XLMRobertaForSequenceClassification"],"vocab_size":100,"hidden_size":64,"intermediate_size":128,
            "num_hidden_layers":2,"num_attention_heads":4,"hidden_act":"gelu","layer_norm_eps":1e-5,"max_position_embeddings":514,"pad_token_id":1,
            "type_vocab_size":1,"id2label":{"0":"LABEL_0"}}
            """);

        var config = ConfigReader.Read(_folder.Path);

        Assert.Equal((ModelFamily.Bert, 2, 512, 1), (config.Family, config.FirstPosition, config.MaxPositions, config.Labels));
    }

    [Theory]
    [InlineData("\"model_type\":\"mamba\"", "mamba")]
    [InlineData("\"model_type\":\"mamba\"", "camembert")]
    [InlineData("\"model_type\":\"llama\",\"rope_scaling\":{\"type\":\"dynamic\",\"factor\":2.0}", "dynamic")]
    [InlineData("\"model_type\":\"phi3\",\"rope_scaling\":{\"type\":\"longrope\",\"short_factor\":[1],\"long_factor\":[1]}", "original_max_position_embeddings")]
    [InlineData("\"model_type\":\"phi3\",\"original_max_position_embeddings\":32,\"rope_scaling\":{\"type\":\"longrope\",\"short_factor\":[1],\"long_factor\":[1]}", "short_factor")]
    [InlineData("\"model_type\":\"llama\",\"num_key_value_heads\":3", "num_key_value_heads")]
    [InlineData("\"model_type\":\"llama\",\"num_key_value_heads\":0", "num_key_value_heads")]
    [InlineData("\"model_type\":\"llama\",\"rope_theta\":1e999", "rope_theta")]
    [InlineData("\"model_type\":\"llama\",\"head_dim\":9223372036854775808", "head_dim")]
    [InlineData("\"model_type\":\"llama\",\"head_dim\":7", "head_dim")]
    [InlineData("\"model_type\":\"llama\",\"model_type\":\"llama\"", "")]
    [InlineData("\"model_type\":\"\\ud800\"", "Unicode")]
    [InlineData("\"model_type\":\"llama\",\"attention_bias\":\"yes\"", "attention_bias")]
    [InlineData("\"model_type\":\"llama\",\"deep\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "")]
    public void What_is_not_understood_is_refused_by_name(string fields, string reason)
    {
        var error = Assert.Throws<CheckpointException>(() => Read(fields));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pretrained_model_is_understood()
    {
        var config = ConfigReader.Read(SharedModels.Folder("tinystories-656k"));

        Assert.Equal((2048, 128, 2, 8, 4, 16), (config.VocabularySize, config.HiddenSize, config.Layers, config.Heads, config.KeyValueHeads, config.HeadSize));
        Assert.True(config.TiesEmbeddings);
    }

    [Fact]
    public void A_sentence_encoder_says_how_it_pools()
    {
        _folder.Write("modules.json", """[{"idx":0,"type":"sentence_transformers.models.Transformer"},{"idx":1,"type":"sentence_transformers.models.Pooling"}]""");
        _folder.Write("1_Pooling/config.json", """{"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":false}""");

        Assert.Equal(new EmbeddingConfig(Pooling.First, Normalises: false), EmbeddingConfig.Read(_folder.Path));
    }

    private ModelConfig Read(string fields)
    {
        _folder.Write("config.json", $"{{{Sizes},{fields}}}");
        return ConfigReader.Read(_folder.Path);
    }
}
