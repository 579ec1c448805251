using System.Text.Json;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;

namespace Rung.Tensors.Descriptions;

/// <summary>Reads a description; what hinders is collected rather than thrown, so that all of it shows at once.</summary>
internal sealed class ModelReading(string folder)
{
    private const string AdapterConfig = "adapter_config.json";
    private const string AdapterWeights = "adapter_model.safetensors";

    private static readonly WeightFormat[] Formats = [WeightFormat.Float32, WeightFormat.BFloat16, WeightFormat.Int8, WeightFormat.Nf4];

    private readonly List<string> _obstacles = [];
    private readonly List<string> _notes = [];

    public ModelDescription Read()
    {
        var isAdapter = !File.Exists(Path.Combine(folder, "config.json")) && File.Exists(Path.Combine(folder, AdapterConfig));
        var description = (isAdapter ? Adapter() : Model()) with
        {
            DiskBytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length),
        };
        return description with { Obstacles = [.. _obstacles], Notes = [.. _notes] };
    }

    private ModelDescription Adapter()
    {
        var json = ConfigObject.Load(Path.Combine(folder, AdapterConfig));
        var options = Try(() => PeftConfig.Read(Path.Combine(folder, AdapterConfig)));
        var rank = options is null ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $", rank {options.Rank}, alpha {options.Alpha}");
        var target = json.Text("base_model_name_or_path") is { Length: > 0 } model ? $" for {model}" : "";
        return Weighed(AdapterWeights, new ModelDescription
        {
            Folder = folder,
            Architecture = $"{json.Text("peft_type") ?? "unknown"} adapter{target}{rank}",
            Use = ModelUse.Adapter,
            DiskBytes = 0,
        });
    }

    private ModelDescription Model()
    {
        var json = ConfigObject.Load(Path.Combine(folder, "config.json"));
        if (json.Find("quantization_config") is not null)
        {
            _obstacles.Add("Its weights were quantised by another tool (quantization_config), which is not read here. Choose the model in F32, F16 or BF16: Rung quantises it itself.");
        }

        var config = Try(() => ConfigReader.Read(folder));
        var description = Weighed("", new ModelDescription
        {
            Folder = folder,
            Architecture = ArchitectureOf(json),
            Use = UseOf(config),
            Config = config,
            DiskBytes = 0,
        });
        return WithTokenizer(description);
    }

    private static string ArchitectureOf(ConfigObject json) =>
        json.Find("architectures") is { ValueKind: JsonValueKind.Array } names && names.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } first
            ? first.GetString()!
            : json.Text("model_type") ?? "unknown";

    private static ModelUse UseOf(ModelConfig? config) => config switch
    {
        null => ModelUse.Unknown,
        { Family: not ModelFamily.Bert } => ModelUse.Generation,
        { Labels: > 0 } => ModelUse.Classification,
        _ => ModelUse.Embedding,
    };

    private ModelDescription Weighed(string file, ModelDescription description)
    {
        using var weights = Try(() => Checkpoint.Open(Path.Combine(folder, file)));
        if (weights is null)
        {
            return description;
        }

        var entries = weights.Names.Select(name => weights.Find(name)!).ToList();
        var types = entries.GroupBy(entry => entry.ElementType).Select(group => (group.Key, group.Sum(entry => entry.Count)));
        return description with
        {
            Parameters = entries.Sum(entry => entry.Count),
            StoredAs = [.. types.OrderByDescending(type => type.Item2).ThenBy(type => type.Key)],
            MemoryBytes = description.Config is { } config
                ? [.. Formats.Select(format => (format, WeightMemory.Of(entries, config, format)))]
                : [],
        };
    }

    private ModelDescription WithTokenizer(ModelDescription description)
    {
        var path = Path.Combine(folder, "tokenizer.json");
        var template = Try(() => ChatTemplateFile.FindText(folder) is { } found ? found.Text : "", _notes);
        if (!string.IsNullOrEmpty(template))
        {
            Try(() => ChatTemplateFile.Find(folder), _notes);
        }

        description = description with { HasChatTemplate = !string.IsNullOrEmpty(template) };
        if (!File.Exists(path))
        {
            _obstacles.Add("There is no tokenizer.json: texts cannot become tokens. Convert the tokenizer where the model comes from.");
            return description;
        }

        var size = Try(() => Tokenizers.Tokenizer.Load(path))?.VocabularySize;
        if (size > description.Config?.VocabularySize)
        {
            _obstacles.Add($"The tokenizer has {size} tokens, the model {description.Config.VocabularySize}: they do not belong together.");
        }

        return description with { Tokenizer = TokenizerKind.Of(path), TokenizerSize = size };
    }

    private T? Try<T>(Func<T> read, List<string>? faults = null)
        where T : class?
    {
        try
        {
            return read();
        }
        catch (TensorException exception)
        {
            (faults ?? _obstacles).Add(exception.Message);
            return null;
        }
    }
}
