using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Rung.Retrieval.Documents.Pdf;

/// <summary>The filters of PdfPig, with a look at what a compressed stream unpacks to before it is unpacked.</summary>
internal sealed class LimitedFilters : IFilterProvider
{
    /// <summary>Deflate packs 1,032 bytes into one at best, so less than this cannot grow far.</summary>
    private const int HarmlessBytes = 16_384;

    private readonly DocumentSource _source;
    private long _left;

    public LimitedFilters(DocumentSource source) => (_source, _left) = (source, source.Options.MaxExpandedBytes);

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limited(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Limited(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limited(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Limited(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => filter is FlateFilter ? new Limit(this, filter) : filter)];

    private void Check(Memory<byte> input)
    {
        if (input.Length <= HarmlessBytes)
        {
            return;
        }

        var unpacked = Unpacked(input.ToArray(), _left);
        _left -= unpacked;
        if (_left < 0)
        {
            throw _source.Refuse(RefusalCause.Bomb, $"unpacks to more than {_source.Options.MaxExpandedBytes:N0} bytes. If it can be trusted, raise {nameof(DocumentOptions.MaxExpandedBytes)}.");
        }
    }

    private static long Unpacked(byte[] input, long limit)
    {
        var total = 0L;
        try
        {
            using var stream = new ZLibStream(new MemoryStream(input), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            while (total <= limit && stream.Read(buffer) is > 0 and var read)
            {
                total += read;
            }
        }
        catch (InvalidDataException)
        {
            // Damaged data is for the real filter to judge; what came before the damage counts.
        }

        return total;
    }

    private sealed class Limit(LimitedFilters owner, IFilter filter) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            owner.Check(input);
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
