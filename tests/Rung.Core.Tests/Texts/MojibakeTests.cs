using System.Text;
using System.Text.Json;
using Rung.Core.Statistics;
using Rung.Core.Texts;

namespace Rung.Core.Tests.Texts;

public sealed class MojibakeTests
{
    private static readonly string[] Sentences =
    [
        "Größe und Äpfel: „Können Sie die Überweisung prüfen?“ Straße 5…",
        "Die Buchstaben „Ä“, „Ö“ und „Ü“ sowie ß fehlen – FRANÇAIS, CAFÉ…",
        "“J’ai payé hier soir à Nîmes…” dit-elle. « Ça va, où êtes-vous ? »",
        "Voilà\u00A0! L’hôtel coûte 35\u00A0€, déjà payé\u00A0: c’est l’été à l’île d’Oléron. ÉTÉ, NOËL, CŒUR.",
        "Zażółć gęślą jaźń. Proszę o zwrot środków – są już na koncie? ŁÓDŹ…",
        "Η κάρτα μου δεν έφτασε ακόμα· πότε θα έρθει; Γ΄ τάξη, «ομάδα Β»",
        "Моя карта ещё не пришла. «Её» ждут А–Я… Це її гроші, він їх чекає. Рік",
        "Потрібно 64 МіБ пам'яті, 2 ГіБ чи ТіБ? МіБіт, КіБ…",
        "Kartım henüz gelmedi, ne zaman ulaşır? Şifremi değiştirdim. İĞNE, ÇAĞ…",
        "Thẻ của tôi vẫn chưa đến. Tôi đã đợi một tuần rồi, làm ơn kiểm tra giúp! ĐÃ, “được”…",
        "IRMÃ… MANHÃ», não são “ações”; SÃO PAULO. Coração – é isso?",
        "Mi tarjeta no llegó. ¿Qué pasó, señor? ¡ESPAÑA… NIÑO”!",
        "12 Å², 20 °C, ±5 µm, 3×4, ½ l, café®, NESTLÉ® and Ö™, M² © 2020, ÆØÅ…",
        "הכרטיס שלי עוד לא הגיע. ש״ח 5 ₪, ג׳ירף – “כן”…",
        "بطاقتي لم تصل بعد، متى تصل؟ «نعم» – ٥٠ ريال…",
        "カードがまだ届きません。「いつ」届きますか？ 信用卡还没到…",
        "👍🏽 all good 👩‍💻 – naïve façade, Zoë’s résumé “ok”…",
        "Ärzte “Österreich” Übung: Ä…, Ö“, Ü”. Åse's crème brûlée – à la carte",
    ];

    public static TheoryData<string> Clean => [.. Sentences];

    public static TheoryData<string, string> Misread() => new()
    {
        { "cafÃ©", "café" },
        { "StraÃŸe", "Straße" },
        { "Ãœber", "Über" },
        { "Ã–sterreich", "Österreich" },
        { "itâ€™s fine", "it’s fine" },
        { "itÃ¢â‚¬â„¢s fine", "it’s fine" },
        { "cafÃƒÂ©", "café" },
        { "Â£20 please", "£20 please" },
        { "my 20Â\u00A0euro", "my 20\u00A0euro" },
        { "proszÄ™ o zwrot", "proszę o zwrot" },
        { "sÄ…", "są" },
        { "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет" },
        { "РџСЂРёРІРµС‚", "Привет" },
        { "вЂњHelloвЂќ", "“Hello”" },
        { "ï»¿text", "\uFEFFtext" },
        { "good ðŸ˜€", "good 😀" },
        { "thÃª\u0300", "thê\u0300" },
        { "ÎºÎ¬ÏÏ„Î±".Replace("ÏÏ", "Ï\u0081Ï", StringComparison.Ordinal), "κάρτα" },
        { "dâ\u0080\u0099accord", "d’accord" },
        { "Chartered ג€“ quality", "Chartered – quality" },
        { "KartÄ±m ulaÅŸmadÄ±", "Kartım ulaşmadı" },
        { "tháº» cá»§a tÃ´i", "thẻ của tôi" },
    };

    [Theory]
    [MemberData(nameof(Clean))]
    public void What_people_write_is_left_alone(string text) => Assert.Null(Mojibake.Find(text));

    [Theory]
    [MemberData(nameof(Clean))]
    public void What_people_write_is_left_alone_word_by_word(string text) =>
        Assert.All(text.Split(' '), word => Assert.Null(Mojibake.Find(word)));

    [Theory]
    [MemberData(nameof(Misread))]
    public void A_misread_text_is_read_again(string misread, string written)
    {
        var repair = Mojibake.Find(misread);

        Assert.Equal(written, repair?.Text);
    }

    [Theory]
    [InlineData(1252, 1)]
    [InlineData(1252, 2)]
    [InlineData(1251, 1)]
    [InlineData(1250, 1)]
    public void Whole_sentences_that_were_misread_are_found(int page, int layers)
    {
        var accented = Sentences.Where(sentence => !sentence.Contains("بطاقتي", StringComparison.Ordinal)).ToList();

        var found = accented.Count(sentence => Mojibake.Find(Misreading.Of(sentence, page, layers)) is not null);

        Assert.Equal(accented.Count, found);
    }

    [Fact]
    public void A_lost_character_makes_the_reading_uncertain() => Assert.False(Mojibake.Find("cafï¿½ au lait")!.IsCertain);

    [Theory]
    [InlineData("data/banking77/train.csv")]
    [InlineData("data/banking77/test.csv")]
    [InlineData("data/e2e-nlg/devset.csv")]
    [InlineData("data/xquad/xquad.en.json")]
    [InlineData("data/wikitext-2/test.txt")]
    [InlineData("data/wikitext-2/valid.txt")]
    public void Real_English_has_no_false_alarm(string file)
    {
        var text = File.ReadAllText(Shared.PathTo(file));
        var lines = file.EndsWith(".json", StringComparison.Ordinal) ? Strings(text) : [.. text.Split('\n')];

        Assert.DoesNotContain(lines, line => Mojibake.Find(line) is not null);
    }

    [Fact]
    public void International_names_have_no_false_alarm_but_the_damage_that_the_file_has()
    {
        var texts = Strings(File.ReadAllText(Shared.PathTo("data/presidio-research/data/synth_dataset_v2.json")));

        var found = texts.Where(text => Mojibake.Find(text) is not null).ToList();

        // The file's own: dashes and byte order marks of UTF-8 that were read as Windows-1255.
        Assert.All(found, text => Assert.True(
            text.Contains("ג€“", StringComparison.Ordinal) || text.Contains("ן»¿", StringComparison.Ordinal) || text.Contains("ן¿½", StringComparison.Ordinal), text));
        Assert.NotEmpty(found);
    }

    [Fact]
    public void Planted_in_real_messages_it_is_found()
    {
        var lines = File.ReadAllLines(Shared.PathTo("data/banking77/train.csv")).Skip(1).Where(line => line.Contains('\'', StringComparison.Ordinal)).ToArray();
        var random = new SplitMix64(7);
        var missed = 0;
        const int Planted = 200;
        for (var i = 0; i < Planted; i++)
        {
            var line = lines[random.Next(lines.Length)];
            var sound = (i % 4) switch
            {
                0 => line.Replace('\'', '’'),
                1 => line.Replace("a", "á", StringComparison.Ordinal),
                2 => line + " – 20 €",
                _ => line.Replace("e", "é", StringComparison.Ordinal),
            };
            missed += Mojibake.Find(Misreading.Of(sound, 1252, layers: 1 + (i / 4 % 2)))?.Text == sound ? 0 : 1;
        }

        Assert.InRange(missed, 0, Planted / 20);
    }

    private static List<string> Strings(string json)
    {
        var strings = new List<string>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String)
            {
                strings.Add(reader.GetString()!);
            }
        }

        return strings;
    }
}
