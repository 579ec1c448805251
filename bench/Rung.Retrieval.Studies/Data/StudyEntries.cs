using System.Globalization;
using Rung.Retrieval.Vectors;

namespace Rung.Retrieval.Studies.Data;

/// <summary>Rows of a study's vectors as entries of an index: the id is the row's number.</summary>
internal static class StudyEntries
{
    public static VectorEntry Of(StudyVectors vectors, int row) =>
        new() { Id = PassageId.Of(row.ToString("D8", CultureInfo.InvariantCulture)), Vector = vectors[row] };

    public static int RowOf(PassageId id) => int.Parse(id.Value, CultureInfo.InvariantCulture);
}
