using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Lora;

/// <summary>
/// A low-rank adapter on a model in memory. While it is attached every pass of the model goes through it; detached, the
/// model is what it was, bit for bit: its own weights are never written.
/// </summary>
public sealed class LoraAdapter
{
    /// <summary>What gets an adapter where nothing is named.</summary>
    internal static readonly string[] AttentionModules = ["q_proj", "k_proj", "v_proj", "o_proj", "qkv_proj", "c_attn", "query", "key", "value"];

    private readonly List<(Linear Linear, LowRank Update)> _updates;
    private readonly MergedWeights _merged;

    // An encoder's head is the adapter's too: before it came, and while it is off.
    private readonly HeadValues? _headBefore;
    private HeadValues? _headOwn;

    private LoraAdapter(Network model, LoraOptions options, List<(Linear Linear, LowRank Update)> updates)
    {
        Model = model;
        Options = options;
        _updates = updates;
        _merged = new MergedWeights(model.Workers, updates);
        _headBefore = HeadValues.Of(model);
    }

    public LoraOptions Options { get; }

    /// <summary>The paths of the layers that have an adapter.</summary>
    public IEnumerable<string> Modules => _updates.Select(update => update.Linear.Name);

    public bool IsAttached { get; private set; }

    /// <summary>How many numbers are trained.</summary>
    public long ParameterCount => Parameters.Sum(parameter => (long)parameter.Values.Length);

    internal Network Model { get; }

    internal IEnumerable<Parameter> Parameters => _updates.SelectMany(update => new[] { update.Update.A, update.Update.B });

    internal IEnumerable<(Linear Linear, LowRank Update)> Updates => _updates;

    /// <summary>Attaches a new adapter, which changes nothing until it is trained: B is zero.</summary>
    /// <exception cref="LoraException">No layer has the names, or one has an adapter already.</exception>
    public static LoraAdapter Attach(Network model, LoraOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var random = new CountedRandom(options.Seed);
        var updates = Targets(model, options)
            .Select((linear, index) => (linear, NewUpdate(linear, options, random, (ulong)index)))
            .ToList();
        return new LoraAdapter(model, options, updates).Attached();
    }

    /// <summary>Loads an adapter of PEFT's format (<c>adapter_config.json</c>, <c>adapter_model.safetensors</c>) and attaches it.</summary>
    /// <exception cref="TensorException">The files are damaged, or made for another model.</exception>
    public static LoraAdapter Load(Network model, string folder)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(folder);
        var (options, updates, head) = PeftReader.Read(model, folder);
        var adapter = new LoraAdapter(model, options, updates).Attached();
        head?.Apply(model);
        return adapter;
    }

    /// <summary>Writes the adapter in PEFT's format; what it says of the model is where that was loaded from, unless named.</summary>
    public void Save(string folder, string? baseModel = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        PeftWriter.Write(this, folder, baseModel);
    }

    /// <summary>Whether it is part of the weights in memory.</summary>
    public bool IsMerged => _merged.IsMerged;

    /// <summary>
    /// Makes it part of the weights in memory, so that passes cost what they cost without it, and takes it off. The weights
    /// as they were are kept for <see cref="Unmerge"/>.
    /// </summary>
    /// <exception cref="LoraException">The base is held in fewer than 16 bits: a sum would be rounded to what it can hold.</exception>
    public void Merge()
    {
        _merged.Merge();
        TakeOff();
    }

    /// <summary>Gives the weights their bits back and puts the adapter on again.</summary>
    public void Unmerge()
    {
        _merged.Unmerge();
        Attached();
    }

    /// <summary>Takes the adapter off; an encoder's head for labels is then as it was before the adapter came.</summary>
    public void Detach()
    {
        _merged.Unmerge();
        TakeOff();
        _headOwn ??= HeadValues.Of(Model);
        _headBefore?.Apply(Model);
    }

    /// <summary>Puts the adapter back on.</summary>
    /// <exception cref="LoraException">Another one is on.</exception>
    public void Reattach()
    {
        _merged.Unmerge();
        Attached();
        _headOwn?.Apply(Model);
        _headOwn = null;
    }

    /// <summary>The head that belongs to the adapter, on or off.</summary>
    internal HeadValues? Head => _headOwn ?? HeadValues.Of(Model);

    private void TakeOff()
    {
        foreach (var (linear, update) in _updates.Where(update => update.Linear.Adapter == update.Update))
        {
            linear.Adapter = null;
        }

        IsAttached = false;
    }

    private LoraAdapter Attached()
    {
        if (_updates.Find(update => update.Linear.Adapter is not null && update.Linear.Adapter != update.Update) is { Linear: { } taken })
        {
            throw new LoraException($"Layer '{taken.Name}' has an adapter already. Detach that one first.");
        }

        _updates.ForEach(update => update.Linear.Adapter = update.Update);
        IsAttached = true;
        return this;
    }

    private static List<Linear> Targets(Network model, LoraOptions options)
    {
        var names = options.TargetModules.IsDefaultOrEmpty ? AttentionModules : [.. options.TargetModules];
        var found = model.Linears.Where(linear => Array.Exists(names, name => IsNamed(linear, name))).ToList();
        var unknown = options.TargetModules.IsDefaultOrEmpty
            ? null
            : Array.Find(names, name => !model.Linears.Any(linear => IsNamed(linear, name)));
        return unknown is null && found.Count > 0
            ? found
            : throw new LoraException(
                $"No layer of the model is called '{unknown ?? string.Join(", ", names)}'. It has: {string.Join(", ", LastNames(model))}.");
    }

    private static IEnumerable<string> LastNames(Network model) =>
        model.Linears.Select(linear => linear.Name[(linear.Name.LastIndexOf('.') + 1)..]).Distinct().Order(StringComparer.Ordinal);

    private static bool IsNamed(Linear linear, string name) =>
        linear.Name.EndsWith(name, StringComparison.Ordinal)
        && (linear.Name.Length == name.Length || linear.Name[linear.Name.Length - name.Length - 1] == '.');

    private static LowRank NewUpdate(Linear linear, LoraOptions options, CountedRandom random, ulong index)
    {
        var own = random.Child(index);
        var bound = 1 / MathF.Sqrt(linear.Inputs);
        var a = new float[options.Rank * linear.Inputs];
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = bound * ((2 * own.Uniform((ulong)i)) - 1);
        }

        return PeftNames.Update(linear, a, new float[linear.Outputs * options.Rank], options, index);
    }
}
