using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Tests.Tokenizers;

/// <summary>
/// Changes a tokenizer's file as accidents and attackers do: bytes, numbers at the edges, other types, deep lists, parts cut
/// out, doubled or exchanged, merges that lead in circles, patterns of another kind.
/// </summary>
internal static class MutatedTokenizer
{
    private static readonly string[] Values =
    [
        "0", "-1", "4194303", "4194304", "2147483648", "9223372036854775808", "1e999", "-1e999", "NaN", "0.5", "null", "true", "[]", "{}", "\"\"",
        "\"\\ud800\"", "\"a a\"", "[\"a\",\"a\"]", "[[[[[[[[[[]]]]]]]]]]", "{\"type\":\"Sequence\"}", "{\"Regex\":\"(a*)*b|\\\\s+(?!\\\\S)\"}", "{\"Regex\":\"(((((\"}",
        "{\"Regex\":\"a{1,1000}{1,1000}\"}", "{\"String\":\"\"}", "\"BPE\"", "\"Unigram\"", "\"WordPiece\"", "\"NFKC\"", "\"ByteLevel\"", "\"Metaspace\"",
    ];

    public static List<byte[]> Originals() =>
    [
        SmallTokenizer.TrainedBytes(),
        Encoding.UTF8.GetBytes("""
            {"truncation":{"max_length":128,"stride":0,"strategy":"LongestFirst","direction":"Right"},"padding":{"strategy":{"Fixed":8},"direction":"Right","pad_id":0,"pad_type_id":0,"pad_token":"[PAD]"},
            "added_tokens":[{"id":0,"content":"[PAD]","special":true,"normalized":false},{"id":9,"content":"<x>","lstrip":true,"rstrip":true,"single_word":true}],
            "normalizer":{"type":"Sequence","normalizers":[{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true},{"type":"Replace","pattern":{"Regex":" {2,}"},"content":" "},{"type":"NFKC"}]},
            "pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"BertPreTokenizer"},{"type":"Split","pattern":{"Regex":"\\p{N}{1,3}|\\s+(?!\\S)"},"behavior":"Isolated","invert":false},{"type":"Digits","individual_digits":true}]},
            "post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}}],"pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],"special_tokens":{"[CLS]":{"id":"[CLS]","ids":[1],"tokens":["[CLS]"]}}},
            "decoder":{"type":"WordPiece","prefix":"##","cleanup":true},
            "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100,"vocab":{"[PAD]":0,"[CLS]":1,"[UNK]":2,"a":3,"##b":4,"ab":5,"1":6,"!":7}}}
            """),
        Encoding.UTF8.GetBytes("""
            {"normalizer":{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},{"type":"Replace","pattern":{"String":" "},"content":"▁"}]},"pre_tokenizer":null,
            "decoder":{"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"▁"},"content":" "},{"type":"ByteFallback"},{"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]},
            "model":{"type":"BPE","unk_token":"<unk>","fuse_unk":true,"byte_fallback":true,"dropout":null,"ignore_merges":false,"vocab":{"<unk>":0,"a":1,"b":2,"ab":3,"▁":4,"▁a":5,"aab":6,"<0x0A>":7},"merges":["a b","▁ a","a ab"]}}
            """),
        Encoding.UTF8.GetBytes("""
            {"added_tokens":[{"id":4,"content":"<s>","special":true}],"normalizer":{"type":"Nmt"},"pre_tokenizer":{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":true},
            "decoder":{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":true},"post_processor":{"type":"RobertaProcessing","sep":["x",1],"cls":["y",2],"trim_offsets":true,"add_prefix_space":false},
            "model":{"type":"Unigram","unk_id":0,"byte_fallback":false,"vocab":[["<unk>",0.0],["▁a",-1.5],["a",-2],["b",-2.5]]}}
            """),
    ];

    public static byte[] Mutate(byte[] file, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            file = MutateOnce(file, random);
        }

        return file;
    }

    /// <summary>What came of it; nothing where it is neither read well nor refused by name.</summary>
    public static string Outcome(byte[] file)
    {
        try
        {
            var subject = Tokenizer.Read(file, "mutated.json");
            var encoded = subject.EncodePair("ab  a\tAB 12 é<x> 漢🙂", "b a\n");
            var isSound = encoded.Ids.All(id => subject.TokenOf(id) is not null) && subject.Decode(encoded.Ids.AsSpan()) is not null;
            return isSound ? "read" : "";
        }
        catch (TextGrowthException)
        {
            return "refused";
        }
        catch (TokenizerFileException refused)
        {
            return refused.Message.StartsWith("mutated.json, ", StringComparison.Ordinal) && refused.Place.Length > 0 ? "refused" : "";
        }
    }

    private static byte[] MutateOnce(byte[] file, Random random)
    {
        if (random.Next(3) > 0 && TryWithOtherNode(file, random) is { } changed)
        {
            return changed;
        }

        var at = random.Next(file.Length + 1);
        var length = random.Next(0, Math.Min(60, file.Length - at) + 1);
        switch (random.Next(7))
        {
            case 0 when at < file.Length:
                var flipped = (byte[])file.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return [.. file[..at], .. file[(at + length)..]];
            case 2:
                return [.. file[..(at + length)], .. file[at..]];
            case 3:
                var deep = random.Next(1, 2000);
                return [.. file[..at], .. Encoding.ASCII.GetBytes(new string('[', deep) + new string(']', deep)), .. file[at..]];
            default:
                return WithValue(file, at, random);
        }
    }

    private static byte[]? TryWithOtherNode(byte[] file, Random random)
    {
        try
        {
            return JsonNode.Parse(file) is { } json ? Encoding.UTF8.GetBytes(WithOtherNode(json, random).ToJsonString()) : null;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // The file stays JSON: a node goes, or becomes another of the same file, a number or a string near it, or one of the values.
    private static JsonNode WithOtherNode(JsonNode root, Random random)
    {
        var nodes = Nodes(root).Where(node => node.Parent is not null).ToList();
        if (nodes.Count == 0)
        {
            return root;
        }

        var (node, other) = (nodes[random.Next(nodes.Count)], nodes[random.Next(nodes.Count)]);
        var replacement = random.Next(4) switch
        {
            0 => other.DeepClone(),
            1 when node.GetValueKind() == JsonValueKind.Number => JsonValue.Create(random.Next(-1, 400)),
            1 when node.GetValueKind() == JsonValueKind.String => JsonValue.Create($"{node}{other}"),
            2 => Parsed(Values[random.Next(Values.Length)]),
            _ => null,
        };
        if (replacement is null && random.Next(2) == 0)
        {
            Remove(node);
        }
        else
        {
            node.ReplaceWith(replacement);
        }

        return root;
    }

    private static JsonNode? Parsed(string value) => value is "NaN" or "\"\\ud800\"" ? "NaN" : JsonNode.Parse(value);

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonObject map)
        {
            map.Remove(node.GetPropertyName());
        }
        else
        {
            node.Parent!.AsArray().Remove(node);
        }
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject map => [node, .. map.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(Nodes)],
        JsonArray list => [node, .. list.OfType<JsonNode>().SelectMany(Nodes)],
        _ => [node],
    };

    // A value in the place of another: from behind a colon, comma or bracket to the next.
    private static byte[] WithValue(byte[] file, int at, Random random)
    {
        var start = at;
        while (start < file.Length && !":,["u8.Contains(file[start]))
        {
            start++;
        }

        var end = Math.Min(file.Length, start + 1);
        while (end < file.Length && !",]}"u8.Contains(file[end]))
        {
            end++;
        }

        return [.. file[..Math.Min(file.Length, start + 1)], .. Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)].ToString(CultureInfo.InvariantCulture)), .. file[end..]];
    }
}
