namespace Rung.Tensors.Hub;

/// <summary>How far a pull has come.</summary>
/// <param name="File">The file that comes now.</param>
/// <param name="FileNumber">From 1 on.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="BytesDone">Of all files, those that were there before included.</param>
/// <param name="BytesTotal">What all files take.</param>
/// <param name="BytesPerSecond">Over the last seconds; 0 while nothing has come.</param>
/// <param name="TimeLeft">At that rate; nothing while it is unknown.</param>
public sealed record PullProgress(
    string File, int FileNumber, int Files, long BytesDone, long BytesTotal, double BytesPerSecond, TimeSpan? TimeLeft);
