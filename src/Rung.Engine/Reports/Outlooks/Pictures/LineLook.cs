using System.Collections.Immutable;

namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>
/// How the lines of a picture differ: by dashes, by the shape of their marks and by the slant of their bands' hatching, so
/// that they do on grey paper too. Colour only helps.
/// </summary>
internal sealed record LineLook(int Number, string Dashes, int Slant)
{
    private const double Size = 4;

    /// <summary>More lines than these nobody could tell apart.</summary>
    public static ImmutableArray<LineLook> All { get; } =
    [
        new(0, "none", 45),
        new(1, "8 4", -45),
        new(2, "2 3", 20),
        new(3, "10 3 2 3", -20),
        new(4, "14 4", 70),
        new(5, "6 2 2 2 2 2", -70),
        new(6, "4 6", 0),
        new(7, "12 3 5 3", 90),
    ];

    public string ClassName => Shapes.I($"money-{Number}");

    public string Mark(double x, double y)
    {
        string[] outlines =
        [
            "", // a disc
            Square(x, y),
            Shapes.Points([(x, y - Size - 1), (x + Size + 0.5, y + Size - 0.5), (x - Size - 0.5, y + Size - 0.5)]),
            Shapes.Points([(x, y - Size - 1.5), (x + Size + 1, y), (x, y + Size + 1.5), (x - Size - 1, y)]),
            Shapes.Points([(x, y + Size + 1), (x + Size + 0.5, y - Size + 0.5), (x - Size - 0.5, y - Size + 0.5)]),
            Plus(x, y),
            Square(x, y),
            "", // a ring
        ];
        var className = Number >= outlines.Length - 2 ? $"{ClassName} mark hollow" : $"{ClassName} mark";
        return outlines[Number].Length == 0
            ? Shapes.Circle(className, x, y, Size)
            : $"<polygon class=\"{className}\" points=\"{outlines[Number]}\"/>";
    }

    /// <summary>The pattern of the line's band.</summary>
    public string Hatching(string id) =>
        Shapes.I($"<pattern id=\"{id}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate({Slant})\">")
        + Shapes.I($"<line class=\"{ClassName} hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern>");

    private static string Square(double x, double y) =>
        Shapes.Points([(x - Size, y - Size), (x + Size, y - Size), (x + Size, y + Size), (x - Size, y + Size)]);

    private static string Plus(double x, double y)
    {
        const double Arm = Size + 1;
        const double Half = 1.3;
        return Shapes.Points(
        [
            (x - Half, y - Arm), (x + Half, y - Arm), (x + Half, y - Half), (x + Arm, y - Half), (x + Arm, y + Half), (x + Half, y + Half),
            (x + Half, y + Arm), (x - Half, y + Arm), (x - Half, y + Half), (x - Arm, y + Half), (x - Arm, y - Half), (x - Half, y - Half),
        ]);
    }
}
