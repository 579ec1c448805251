using System.Collections.Immutable;
using Rung.Tensors.Tokenizers.PostProcessing;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>Reads what is put around the tokens; all kinds come down to a template and whether spans are trimmed.</summary>
internal static class PostProcessorReader
{
    public static PostProcessor Read(JsonPlace? place, Vocabulary vocabulary) =>
        place is null ? PostProcessor.Nothing : ReadOne(place, vocabulary);

    private static PostProcessor ReadOne(JsonPlace place, Vocabulary vocabulary) => place.Required("type").Text() switch
    {
        "Sequence" => ReadSequence(place, vocabulary),
        "TemplateProcessing" => ReadTemplate(place, vocabulary),
        "BertProcessing" => ReadBert(place, vocabulary),
        "RobertaProcessing" => ReadRoberta(place, vocabulary),
        "ByteLevel" => ReadByteLevel(place),
        var other => throw place.Wrong($"a post-processor of type '{other}' is not supported."),
    };

    private static PostProcessor ReadSequence(JsonPlace place, Vocabulary vocabulary)
    {
        place.AllowOnly("type", "processors");
        var result = PostProcessor.Nothing;
        foreach (var item in place.Required("processors").Items())
        {
            var next = ReadOne(item, vocabulary);
            var isTemplate = next.Single != PostProcessor.Nothing.Single;
            if (isTemplate && result.Single != PostProcessor.Nothing.Single)
            {
                throw item.Wrong("a second template around the first is not supported.");
            }

            result = (isTemplate ? next : result) with { TrimsSpans = result.TrimsSpans || next.TrimsSpans };
        }

        return result;
    }

    private static PostProcessor ReadByteLevel(JsonPlace place)
    {
        place.AllowOnly("type", "add_prefix_space", "trim_offsets", "use_regex");
        return PostProcessor.Nothing with { TrimsSpans = place.Flag("trim_offsets", otherwise: true) };
    }

    private static PostProcessor ReadBert(JsonPlace place, Vocabulary vocabulary)
    {
        place.AllowOnly("type", "sep", "cls");
        var (start, end) = (ReadToken(place.Required("cls"), vocabulary), ReadToken(place.Required("sep"), vocabulary));
        ImmutableArray<TemplatePart> single =
            [new TemplatePart([start], typeId: 0), new TemplatePart(sequence: 0, typeId: 0), new TemplatePart([end], typeId: 0)];
        return new PostProcessor(single, [.. single, new TemplatePart(sequence: 1, typeId: 1), new TemplatePart([end], typeId: 1)]);
    }

    private static PostProcessor ReadRoberta(JsonPlace place, Vocabulary vocabulary)
    {
        place.AllowOnly("type", "sep", "cls", "trim_offsets", "add_prefix_space");
        var (start, end) = (ReadToken(place.Required("cls"), vocabulary), ReadToken(place.Required("sep"), vocabulary));
        var close = new TemplatePart([end], typeId: 0);
        ImmutableArray<TemplatePart> single = [new TemplatePart([start], typeId: 0), new TemplatePart(sequence: 0, typeId: 0), close];
        return new PostProcessor(single, [.. single, close, new TemplatePart(sequence: 1, typeId: 0), close], place.Flag("trim_offsets", otherwise: true));
    }

    // A token and its id, as ["</s>", 2].
    private static int ReadToken(JsonPlace place, Vocabulary vocabulary)
    {
        if (!place.IsArray || place.Value.GetArrayLength() != 2)
        {
            throw place.Wrong("a token and its id are expected.");
        }

        _ = place.Item(0).Text();
        return ReadId(place.Item(1), vocabulary);
    }

    private static int ReadId(JsonPlace place, Vocabulary vocabulary)
    {
        var id = place.Integer(0, Vocabulary.MostIds - 1);
        return vocabulary.TryGetToken(id, out _) ? id : throw place.Wrong($"no token has the id {id}.");
    }

    private static PostProcessor ReadTemplate(JsonPlace place, Vocabulary vocabulary)
    {
        place.AllowOnly("type", "single", "pair", "special_tokens");
        var special = new Dictionary<string, ImmutableArray<int>>(StringComparer.Ordinal);
        foreach (var (name, value) in place.Required("special_tokens").Properties())
        {
            value.AllowOnly("id", "ids", "tokens");
            if (!special.TryAdd(name, [.. value.Required("ids").Items().Select(id => ReadId(id, vocabulary))]))
            {
                throw value.Wrong("the token stands here twice.");
            }
        }

        return new PostProcessor(
            [.. place.Required("single").Items().Select(part => ReadPart(part, special, isPair: false))],
            [.. place.Required("pair").Items().Select(part => ReadPart(part, special, isPair: true))]);
    }

    private static TemplatePart ReadPart(JsonPlace part, Dictionary<string, ImmutableArray<int>> special, bool isPair)
    {
        part.AllowOnly("Sequence", "SpecialToken");
        if (part.Optional("Sequence") is { } sequence)
        {
            sequence.AllowOnly("id", "type_id");
            var number = sequence.Required("id").OneOf(("A", 0), ("B", 1));
            return isPair || number == 0
                ? new TemplatePart(number, sequence.Required("type_id").Integer(0, int.MaxValue))
                : throw sequence.Wrong("there is no second text in the template for one.");
        }

        var token = part.Required("SpecialToken");
        token.AllowOnly("id", "type_id");
        var name = token.Required("id");
        return special.TryGetValue(name.Text(), out var ids)
            ? new TemplatePart(ids, token.Required("type_id").Integer(0, int.MaxValue))
            : throw name.Wrong($"'{name.Text()}' is not among the special_tokens.");
    }
}
