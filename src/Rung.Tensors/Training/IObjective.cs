using Rung.Tensors.Layers;

namespace Rung.Tensors.Training;

/// <summary>What is to be learnt: examples with a loss, on a model that is trained in place.</summary>
internal interface IObjective
{
    /// <summary>What the loss is the mean of: learnt tokens, pairs, texts.</summary>
    int UnitsOf(int example);

    /// <summary>What an example costs to compute.</summary>
    int TokensOf(int example);

    /// <summary>Whether an example's loss depends on those beside it, so that a batch is not taken apart.</summary>
    bool ComparesExamples => false;

    /// <summary>Adds scale × the gradient of the summed loss; returns the sum.</summary>
    double Learn(ReadOnlySpan<int> examples, double scale, CountedRandom dropout);

    /// <summary>The summed loss, without dropout, of examples set apart.</summary>
    double Measure(ReadOnlySpan<int> examples);

    /// <summary>Called when the parameters have changed.</summary>
    void Update();
}
