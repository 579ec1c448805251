namespace Rung.Tensors.Kernels.Attention;

/// <summary>Where the tensors of an attention are while it is computed.</summary>
internal unsafe struct AttentionTensors
{
    public float* Queries;
    public float* Keys;
    public float* Values;
    public float* Output;
    public float* LogSums;
    public float* DOutput;
    public float* DQueries;
    public float* DKeys;
    public float* DValues;
}
