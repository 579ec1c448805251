namespace Rung.Studies.Rung0;

/// <summary>All of rung 0 in a fresh process: from reading the files to the last test answer.</summary>
internal sealed record WholeRun(double Seconds, double ProcessorSeconds, double PeakMiB, int Folds, ulong Seed);
