using System.Runtime.InteropServices;

namespace Rung.Tensors.Studies.Kernels;

/// <summary>The peer: Debian's libopenblas0-pthread. A part of no product.</summary>
internal static unsafe partial class OpenBlas
{
    private const string Library = "libopenblas.so.0";
    private const int RowMajor = 101;
    private const int AsIs = 111;
    private const int Transposed = 112;

    public static string Core
    {
        get
        {
            try
            {
                return Marshal.PtrToStringAnsi(CoreName()) ?? "unknown";
            }
            catch (DllNotFoundException exception)
            {
                throw new InvalidOperationException("Install the peer: apt-get install libopenblas0-pthread.", exception);
            }
        }
    }

    /// <summary>y (rows, outputs) = x (rows, inputs) · wᵀ.</summary>
    public static void Multiply(float[] x, float[] w, float[] y, int rows, int outputs, int inputs)
    {
        fixed (float* a = x, b = w, c = y)
        {
            if (rows == 1)
            {
                MultiplyVector(RowMajor, AsIs, outputs, inputs, 1, b, inputs, a, 1, 0, c, 1);
                return;
            }

            Multiply(RowMajor, AsIs, Transposed, rows, outputs, inputs, 1, a, inputs, b, inputs, 0, c, outputs);
        }
    }

    [LibraryImport(Library, EntryPoint = "openblas_set_num_threads")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void SetThreads(int count);

    [LibraryImport(Library, EntryPoint = "openblas_get_corename")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint CoreName();

    [LibraryImport(Library, EntryPoint = "cblas_sgemm")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void Multiply(
        int order, int transposeA, int transposeB, int m, int n, int k, float alpha, float* a, int strideA, float* b, int strideB,
        float beta, float* c, int strideC);

    [LibraryImport(Library, EntryPoint = "cblas_sgemv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void MultiplyVector(
        int order, int transpose, int m, int n, float alpha, float* a, int strideA, float* x, int stepX, float beta, float* y, int stepY);
}
