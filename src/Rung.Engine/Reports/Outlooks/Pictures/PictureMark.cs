namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>A place that something is said of.</summary>
internal sealed record PictureMark(double X, double Y, string Label);
