using System.Buffers;
using System.Diagnostics;

namespace Rung.Retrieval.Segments;

/// <summary>Strings in a file: a section of where each begins and where the last ends (32 bits), and a section of their bytes.</summary>
internal sealed class StringTable
{
    public const int Sections = 2;

    private readonly ChecksummedFile _file;
    private readonly int _section;

    /// <exception cref="IndexDamagedException">The places do not rise or do not end where the bytes do.</exception>
    public StringTable(ChecksummedFile file, int section, int count)
    {
        (_file, _section, Count) = (file, section, count);
        var places = Places;
        var least = 0u;
        foreach (var place in places)
        {
            if (place < least)
            {
                throw file.Damaged("its strings overlap");
            }

            least = place;
        }

        if (places[0] != 0 || least != (uint)file.Section(section + 1).Length)
        {
            throw file.Damaged("its strings do not end where their bytes do");
        }
    }

    public int Count { get; }

    private ReadOnlySpan<uint> Places => _file.Section<uint>(_section, Count + 1L);

    public ReadOnlySpan<byte> BytesOf(int index)
    {
        var places = Places;
        return _file.Section(_section + 1)[(int)places[index]..(int)places[index + 1]];
    }

    public string this[int index] => StoredText.TryRead(BytesOf(index)) ?? throw _file.Damaged("a string in it is no text");

    /// <summary>Where a string stands in a table in ordinal order; −1 where it does not.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        if (Count == 0 || StoredText.Compare(text, BytesOf(Count - 1)) > 0)
        {
            // What is added in the order of its names lies behind all that is there.
            return -1;
        }

        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = StoredText.Compare(BytesOf(middle), text);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    public static void Write(ChecksummedWriter writer, IEnumerable<string> texts)
    {
        var bytes = new ArrayBufferWriter<byte>(1 << 16);
        var places = new List<uint> { 0 };
        foreach (var text in texts)
        {
            StoredText.Write(text, bytes);
            places.Add((uint)bytes.WrittenCount);
        }

        Write(writer, places.ToArray(), bytes.WrittenSpan);
    }

    public static void Write(ChecksummedWriter writer, ReadOnlySpan<uint> places, ReadOnlySpan<byte> bytes)
    {
        Debug.Assert(places[^1] == bytes.Length, "The last place is the end of the bytes.");
        writer.Write(places);
        writer.EndSection();
        writer.Write(bytes);
        writer.EndSection();
    }
}
