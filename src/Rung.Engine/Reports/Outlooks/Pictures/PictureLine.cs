using System.Collections.Immutable;

namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>One candidate's line with its band.</summary>
/// <param name="Label">At the right end.</param>
/// <param name="IsReference">Whether the others are held against it.</param>
/// <param name="Points">From left to right.</param>
internal sealed record PictureLine(string Label, bool IsReference, ImmutableArray<PicturePoint> Points);
