using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics.Tensors;
using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>
/// Latent semantic analysis (Deerwester and others 1990): vectors of texts without any language model, learnt from the passages of a
/// corpus in seconds. Terms that stand in the same passages point the same way, so that a question may find a passage that shares no word
/// with it. Frozen once it was learnt: new passages and queries are folded in. Safe for concurrent calls.
/// </summary>
public sealed class LsaModel
{
    private readonly ConcurrentBag<Analyzer> _analyzers = [];

    internal LsaModel(AnalysisOptions analysis, TermWeights weights, DenseMatrix directions)
    {
        (Analysis, Weights, Directions) = (analysis, weights, directions);
        Version = LsaFile.VersionOf(this);
    }

    /// <summary>The components of a vector.</summary>
    public int Dimension => Directions.Columns;

    /// <summary>How many terms it knows.</summary>
    public int TermCount => Weights.Terms.Count;

    /// <summary>Names all that decides its vectors: vectors of two versions must not be compared. 16 hexadecimal digits.</summary>
    public string Version { get; }

    internal AnalysisOptions Analysis { get; }

    internal TermWeights Weights { get; }

    /// <summary>For each term its vector.</summary>
    internal DenseMatrix Directions { get; }

    /// <summary>Learns from passages, or from <see cref="LsaOptions.MostPassages"/> of them.</summary>
    /// <param name="texts">The passages' texts, headings included where they shall count.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="LsaException">The texts have no term that counts.</exception>
    public static LsaModel Learn(IReadOnlyList<string> texts, LsaOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        options ??= new LsaOptions();
        texts = EvenSample.Of(texts, options.MostPassages);
        var analyzer = new Analyzer(options.Analysis);
        List<Dictionary<string, int>> counts = [.. texts.Select(text => TermWeights.Count(text, analyzer))];
        var weights = TermWeights.Learn(counts, options);
        if (weights.Terms.Count == 0)
        {
            throw new LsaException(string.Create(
                CultureInfo.InvariantCulture,
                $"The {texts.Count} passages hold no term that stands in {options.LeastPassages} of them or more. Index more text, or lower LeastPassages."));
        }

        var (_, vectors) = RandomizedSvd.Factor(MatrixOf(counts, weights), options, cancellationToken);
        return new LsaModel(options.Analysis, weights, vectors);
    }

    /// <summary>Reads a model that was saved.</summary>
    /// <exception cref="Segments.IndexDamagedException">The file is gone or does not hold what was written; it names the file.</exception>
    public static LsaModel Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return LsaFile.Read(path);
    }

    /// <summary>Writes the model to a file, in one step where there was one.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        LsaFile.Write(this, path);
    }

    /// <summary>
    /// The vector of a text, of length 1; all zero when the model knows no term of it, or what it knows cancels out.
    /// </summary>
    public float[] Embed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!_analyzers.TryTake(out var analyzer))
        {
            analyzer = new Analyzer(Analysis);
        }

        var (columns, weights) = Weights.Weigh(TermWeights.Count(text, analyzer));
        _analyzers.Add(analyzer);
        var vector = new float[Dimension];
        for (var i = 0; i < columns.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(Directions.Row(columns[i]), weights[i], vector, vector);
        }

        if (TensorPrimitives.Norm<float>(vector) is > 0 and var length)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }

    private static SparseMatrix MatrixOf(List<Dictionary<string, int>> counts, TermWeights weights)
    {
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        foreach (var count in counts)
        {
            var (columnsOf, weightsOf) = weights.Weigh(count);
            columns.AddRange(columnsOf);
            values.AddRange(weightsOf);
            starts.Add(columns.Count);
        }

        return new SparseMatrix(weights.Terms.Count, [.. starts], [.. columns], [.. values]);
    }
}
