using System.Globalization;
using System.Text;

namespace Rung.Retrieval.Tests.Documents;

/// <summary>A PDF written object by object, for what no library would write.</summary>
internal static class RawPdf
{
    /// <param name="objects">From number 1; the first is the catalogue.</param>
    /// <param name="trailer">What the trailer says besides root and size.</param>
    public static byte[] Of(byte[][] objects, string trailer = "")
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        Write(file, "%PDF-1.4\n");
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(file.Position);
            Write(file, string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            Write(file, "\nendobj\n");
        }

        var start = file.Position;
        Write(file, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n"));
        foreach (var place in places)
        {
            Write(file, string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        }

        Write(file, string.Create(CultureInfo.InvariantCulture, $"trailer\n<</Root 1 0 R/Size {objects.Length + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>One page whose content is the last object given.</summary>
    public static byte[][] OnePage(params byte[][] more) =>
    [
        "<</Type/Catalog/Pages 2 0 R>>"u8.ToArray(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>"u8.ToArray(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"u8.ToArray(),
        .. more,
    ];

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
