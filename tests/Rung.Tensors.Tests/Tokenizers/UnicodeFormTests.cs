using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rung.Tensors.Tokenizers.Normalization;

namespace Rung.Tensors.Tests.Tokenizers;

/// <summary>Python's unicodedata said what is expected: bench/reference/unicode_forms.py.</summary>
public sealed class UnicodeFormTests
{
    private static readonly JsonElement Expected =
        JsonDocument.Parse(File.ReadAllText(SharedFiles.InTests("Tokenizers", "unicode-forms.json"))).RootElement;

    [Theory]
    [InlineData("NFC", UnicodeForm.Nfc)]
    [InlineData("NFD", UnicodeForm.Nfd)]
    [InlineData("NFKC", UnicodeForm.Nfkc)]
    [InlineData("NFKD", UnicodeForm.Nfkd)]
    public void Every_character_has_its_form(string name, object form)
    {
        var normalizer = new UnicodeNormalizer((UnicodeForm)form);

        var digest = Digest(Characters().Select(normalizer.Apply));

        Assert.Equal(Expected.GetProperty("forms").GetProperty(name).GetString(), digest);
    }

    [Theory]
    [InlineData(1, UnicodeForm.Nfc)]
    [InlineData(2, UnicodeForm.Nfd)]
    [InlineData(3, UnicodeForm.Nfkc)]
    [InlineData(4, UnicodeForm.Nfkd)]
    public void Sequences_of_letters_and_marks_have_their_form(int column, object form)
    {
        var normalizer = new UnicodeNormalizer((UnicodeForm)form);

        var wrong = Expected.GetProperty("sequences").EnumerateArray()
            .Where(row => normalizer.Apply(row[0].GetString()!) != row[column].GetString());

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_character_has_its_lower_case()
    {
        var normalizer = new LowercaseNormalizer();

        var digest = Digest(Characters().Select(normalizer.Apply));

        Assert.Equal(Expected.GetProperty("lower").GetString(), digest);
    }

    [Fact]
    public void A_million_marks_on_one_letter_are_sorted_in_time()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323", 500_000));

        var composed = new UnicodeNormalizer(UnicodeForm.Nfd).Apply($"a{marks}");

        Assert.Equal("a" + new string('\u0323', 500_000) + new string('\u0301', 500_000), composed);
    }

    private static IEnumerable<string> Characters() =>
        from run in Expected.GetProperty("runs").EnumerateArray()
        from point in Enumerable.Range(run[0].GetInt32(), run[1].GetInt32() - run[0].GetInt32() + 1)
        select char.ConvertFromUtf32(point);

    private static string Digest(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{text}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
