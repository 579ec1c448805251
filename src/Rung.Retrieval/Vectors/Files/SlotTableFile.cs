using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Files;

/// <summary>The passages of an index in its file: the ids by slot, an empty one for a dead slot, and their metadata by names.</summary>
internal static class SlotTableFile
{
    /// <param name="writer">The file.</param>
    /// <param name="slots">The passages.</param>
    /// <param name="written">The slots to write, in their order in the file.</param>
    public static void Write(ChecksummedWriter writer, SlotTable slots, IReadOnlyList<int> written)
    {
        StringTable.Write(writer, written.Select(slot => slots.IsLive(slot) ? slots.IdOf(slot).Value : ""));
        StringTable.Write(writer, slots.Metadata.Names);
        StringTable.Write(writer, slots.Metadata.Names.SelectMany(slots.Metadata.ValuesOf));
        var before = 0;
        foreach (var name in slots.Metadata.Names)
        {
            writer.Write(slots.Metadata.NumbersOf(name, written, offset: before));
            before += slots.Metadata.ValuesOf(name).Count();
        }

        writer.EndSection();
    }

    /// <summary>Fills an empty table.</summary>
    /// <param name="file">The file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="slots">The table.</param>
    /// <param name="end">How many slots to make, the last ones dead.</param>
    public static void Read(ChecksummedFile file, VectorFileHeader header, SlotTable slots, int end)
    {
        var ids = new StringTable(file, VectorFileLayout.Ids, header.Slots);
        var names = new StringTable(file, VectorFileLayout.Names, header.Names);
        var values = new StringTable(file, VectorFileLayout.Values, header.Values);
        var numbers = file.Section<int>(VectorFileLayout.Numbers, (long)header.Names * header.Slots).ToArray();
        string[] allNames = [.. Enumerable.Range(0, header.Names).Select(i => names[i])];
        string[] allValues = [.. Enumerable.Range(0, header.Values).Select(i => values[i])];
        if (numbers.Any(number => number < 0 || number > allValues.Length) || allNames.Distinct().Count() < allNames.Length)
        {
            throw file.Damaged("its metadata have names or values that are not there");
        }

        var metadata = new FiledMetadata(allNames, allValues, numbers, header.Slots);
        for (var slot = 0; slot < end; slot++)
        {
            if (slot >= header.Slots || ids.BytesOf(slot).IsEmpty)
            {
                slots.TakeDead();
                continue;
            }

            var id = PassageId.Of(ids[slot]);
            if (slots.TryFind(id, out _))
            {
                throw file.Damaged($"it holds the passage '{id}' twice");
            }

            slots.Take(id, metadata.Of(slot));
        }
    }

    private sealed record FiledMetadata(string[] Names, string[] Values, int[] Numbers, int Slots)
    {
        public Dictionary<string, string> Of(int slot)
        {
            var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < Names.Length; i++)
            {
                if (Numbers[((long)i * Slots) + slot] is > 0 and var number)
                {
                    metadata.Add(Names[i], Values[number - 1]);
                }
            }

            return metadata;
        }
    }
}
