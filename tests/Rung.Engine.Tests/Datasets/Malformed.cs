using System.IO.Compression;
using System.Text;
using Rung.Core.Statistics;

namespace Rung.Engine.Tests.Datasets;

/// <summary>Makes files that are nearly right, by a seed: what editors, exports and networks do to a file, and what nobody does by mistake.</summary>
internal static class Malformed
{
    private static readonly string[] Names = ["x.csv", "x.tsv", "x.json", "x.jsonl", "x.csv.gz", "x.jsonl.gz", "x.json.gz"];

    private static readonly byte[][] Splinters =
    [
        [0], [0, 0, 0, 0], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80], [0xED, 0xA0, 0x80],
        [.. "\r"u8], [.. "\n"u8], [.. "\r\n"u8], [.. "\n\n\n"u8], [.. "\""u8], [.. "\"\"\""u8], [.. ",,,"u8], [.. "\t"u8], [.. "\\"u8],
        [.. "\\ud800"u8], [.. "\\udc00\\ud800"u8], [.. "\\u0000"u8], [.. "\\u12"u8], [.. "\"tags\":[\"\\ud83d\"],"u8], [.. "\"\\udfff\":1,"u8],
        [.. "\"input\":{\"a\":\"\\ud800\"},"u8], [.. "\"expected\":{\"\\ud800\":[1]},"u8], [.. "\"input\":\"again\","u8], [.. "\"id\":1e999,"u8],
        [.. "\"input\":"u8], [.. "{"u8], [.. "}"u8], [.. "["u8], [.. "]"u8], [.. "null"u8], [.. "-"u8], [.. "NaN"u8], [.. "1e99999999999"u8],
        [.. "/* no */"u8], [.. "9999-99-99T99:99:99Z"u8], [.. "\"time\":\"0001-01-01T00:00:00+14:00\","u8], [.. "\"input\":{},"u8],
        [.. "\"input\":\"\","u8], [.. "\"group\":\" \","u8], [.. "\"id\":\"e1\","u8], [.. Encoding.UTF8.GetBytes(new string('[', 300))],
        [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 300)))], [.. Encoding.UTF8.GetBytes(new string('9', 500))],
        [.. Encoding.UTF8.GetBytes(new string('x', 5_000))], [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\"k\":1,", 400)))],
    ];

    public static (string Name, byte[] Content) File(ulong seed)
    {
        var random = SplitMix64.Derive(20_261_123, seed);
        var name = Names[random.Next(Names.Length)];
        var content = Sound(name.Replace(".gz", "", StringComparison.Ordinal), random);
        Damage(content, random, 1 + random.Next(6));
        var bytes = Encoded(content, random);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            bytes = Compressed(bytes);
            if (random.Next(2) == 0)
            {
                var packed = bytes.ToList();
                Damage(packed, random, 1 + random.Next(2));
                bytes = [.. packed];
            }
        }

        return (name, bytes);
    }

    public static byte[] Yaml(ulong seed)
    {
        var random = SplitMix64.Derive(7, seed);
        var content = Encoding.UTF8.GetBytes(
            "task: desk\ninstructions: |\n  Classify.\noutput: { kind: label }\ndata: { examples: x.csv, input: [a, b], group: null }\nbar: { quality: 0.9, p95: 800ms }\n"
            + "models:\n  small: { provider: ollama, model: qwen3 }\ncandidates: auto\nbudget: { usd: 5.00 }\nseed: 3\n").ToList();
        Damage(content, random, 1 + random.Next(5));
        return [.. content];
    }

    public static byte[] Recorded(ulong seed)
    {
        var random = SplitMix64.Derive(11, seed);
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1 + random.Next(8)).Select(i =>
            $"{{\"id\":\"e{i}\",\"output\":\"é {i}\",\"correct\":{i % 2},\"latencyMs\":12.5,\"costUsd\":0.0001,\"inputTokens\":7,\"outputTokens\":8}}\n"))).ToList();
        Damage(content, random, 1 + random.Next(4));
        return Encoded(content, random);
    }

    private static List<byte> Sound(string name, SplitMix64 random)
    {
        var count = 1 + random.Next(14);
        var rows = Enumerable.Range(0, count).Select(i => (Id: $"e{i}", Input: $"text {i} é “😀”", Expected: "abc"[i % 3].ToString(), Time: "2026-01-0" + ((i % 9) + 1)));
        return [.. Encoding.UTF8.GetBytes(name switch
        {
            "x.csv" => "id,input,expected,time\n" + string.Concat(rows.Select(row => $"{row.Id},\"{row.Input}\",{row.Expected},{row.Time}\n")),
            "x.tsv" => "id\tinput\texpected\ttime\n" + string.Concat(rows.Select(row => $"{row.Id}\t{row.Input}\t{row.Expected}\t{row.Time}\n")),
            "x.json" => "[" + string.Join(",\n", rows.Select(Json)) + "]",
            _ => string.Concat(rows.Select(row => Json(row) + "\n")),
        })];
    }

    private static string Json((string Id, string Input, string Expected, string Time) row) =>
        $"{{\"id\":\"{row.Id}\",\"input\":\"{row.Input}\",\"expected\":\"{row.Expected}\",\"time\":\"{row.Time}\",\"tags\":[\"x\"],\"more\":{{\"n\":[1,2]}}}}";

    private static void Damage(List<byte> content, SplitMix64 random, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var place = random.Next(content.Count + 1);
            switch (random.Next(6))
            {
                case 0 when content.Count > 0:
                    content[random.Next(content.Count)] = (byte)random.Next(256);
                    break;
                case 1:
                    content.RemoveRange(place, content.Count - place);
                    break;
                case 2:
                    content.RemoveRange(place, random.Next(Math.Min(20, content.Count - place) + 1));
                    break;
                case 3:
                    content.InsertRange(place, content.GetRange(0, random.Next(content.Count + 1)));
                    break;
                default:
                    content.InsertRange(place, Splinters[random.Next(Splinters.Length)]);
                    break;
            }
        }
    }

    private static byte[] Encoded(List<byte> content, SplitMix64 random)
    {
        byte[] bytes = [.. content];
        if (random.Next(8) > 0)
        {
            return bytes;
        }

        // Half characters among them, which only UTF-16 can write.
        var utf16 = new UnicodeEncoding(bigEndian: random.Next(2) == 0, byteOrderMark: true);
        var text = Encoding.UTF8.GetString(bytes);
        byte[] written = [.. utf16.GetPreamble(), .. utf16.GetBytes(text)];
        if (random.Next(2) == 0 && written.Length > 4)
        {
            written[2 + random.Next(written.Length - 2)] = 0xD8;
        }

        return random.Next(4) == 0 ? written[..^1] : written;
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
