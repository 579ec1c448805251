namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>What is expected at a place, and its band.</summary>
internal readonly record struct PicturePoint(double X, double Y, double Low, double High);
