using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>A model in memory: its shape, its weights, the threads that compute it. One thread at a time may use it.</summary>
public abstract class Network : IDisposable
{
    private readonly List<Linear> _linears = [];
    private readonly List<Parameter> _parameters = [];
    private bool _disposed;

    /// <param name="source">Where it is from.</param>
    /// <param name="config">Its shape.</param>
    /// <param name="workers">Those that <see cref="Make"/> made for it.</param>
    private protected Network(string source, ModelConfig config, Workers workers)
    {
        Source = source;
        Config = config;
        Workers = workers;
    }

    /// <summary>Where it was loaded from.</summary>
    public string Source { get; }

    public ModelConfig Config { get; }

    /// <summary>What the weights of the linear layers take in memory, in bytes.</summary>
    public long WeightBytes => _linears.Sum(linear => linear.Weight.Bytes);

    /// <summary>The same of all tables, gains and biases too.</summary>
    internal long AllWeightBytes =>
        WeightBytes + Tables.Sum(table => table.Weight.Bytes) + _parameters.Sum(parameter => sizeof(float) * (long)parameter.Values.Length);

    internal Workers Workers { get; }

    /// <summary>All linear layers, in the order of the model: those that can have an adapter.</summary>
    internal IReadOnlyList<Linear> Linears => _linears;

    /// <summary>Gains, biases, positions: all that is neither a linear layer's weight nor a table of tokens.</summary>
    internal IReadOnlyList<Parameter> OtherParameters => _parameters;

    /// <summary>The tables of tokens, each once.</summary>
    internal abstract IReadOnlyList<TokenTable> Tables { get; }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Trains every weight from now on; memory for the weights in floats and their gradients is taken.</summary>
    internal IReadOnlyList<Parameter> TrainAll()
    {
        var parameters = _linears.SelectMany(linear => linear.Train()).ToList();
        parameters.AddRange(_parameters.Except(parameters));
        parameters.AddRange(Tables.Select(table => table.Train()));
        parameters.ForEach(parameter => parameter.Train());
        return parameters;
    }

    /// <summary>Takes trained weights over into those that passes compute with.</summary>
    internal void Repack()
    {
        _linears.ForEach(linear => linear.Repack(Workers));
        foreach (var table in Tables)
        {
            table.Repack(Workers);
        }
    }

    /// <summary>Frees weights and threads.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
        if (isDisposing && !_disposed)
        {
            _disposed = true;
            _linears.ForEach(linear => linear.Dispose());
            Workers.Dispose();
        }
    }

    /// <summary>Makes a model and the threads that it owns, which end again where it cannot be made: a constructor has no owner yet.</summary>
    private protected static T Make<T>(LoadOptions? options, Func<LoadOptions, Workers, T> make)
        where T : Network
    {
        options ??= new LoadOptions();
        var workers = new Workers(options.Threads);
        try
        {
            return make(options, workers);
        }
        catch
        {
            workers.Dispose();
            throw;
        }
    }

    private protected void Own(IEnumerable<Linear> linears, IEnumerable<Parameter> parameters)
    {
        _linears.AddRange(linears);
        _parameters.AddRange(parameters);
    }
}
