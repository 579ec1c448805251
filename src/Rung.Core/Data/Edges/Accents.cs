using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Rung.Core.Data.Edges;

/// <summary>
/// Letters without their accents. Written out, because the runtime decomposes nothing in the invariant mode in which Rung runs.
/// </summary>
internal static class Accents
{
    private static readonly (char Plain, string Accented)[] Letters =
    [
        ('A', "ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ"), ('a', "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ('C', "ÇĆĈĊČ"), ('c', "çćĉċč"), ('D', "ĎĐ"), ('d', "ďđ"),
        ('E', "ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆ"), ('e', "èéêëēĕėęěẹẻẽếềểễệ"), ('G', "ĜĞĠĢ"), ('g', "ĝğġģ"), ('H', "ĤĦ"), ('h', "ĥħ"),
        ('I', "ÌÍÎÏĨĪĬĮİǏỈỊ"), ('i', "ìíîïĩīĭįıǐỉị"), ('J', "Ĵ"), ('j', "ĵ"), ('K', "Ķ"), ('k', "ķ"), ('L', "ĹĻĽŁ"), ('l', "ĺļľł"),
        ('N', "ÑŃŅŇ"), ('n', "ñńņň"), ('O', "ÒÓÔÕÖØŌŎŐƠǑỌỎỐỒỔỖỘỚỜỞỠỢ"), ('o', "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"), ('R', "ŔŖŘ"), ('r', "ŕŗř"),
        ('S', "ŚŜŞŠȘ"), ('s', "śŝşšș"), ('T', "ŢŤŦȚ"), ('t', "ţťŧț"), ('U', "ÙÚÛÜŨŪŬŮŰŲƯǓỤỦỨỪỬỮỰ"), ('u', "ùúûüũūŭůűųưǔụủứừửữự"),
        ('W', "Ŵ"), ('w', "ŵ"), ('Y', "ÝŶŸỲỴỶỸ"), ('y', "ýÿŷỳỵỷỹ"), ('Z', "ŹŻŽ"), ('z', "źżž"),
        ('Α', "Ά"), ('Ε', "Έ"), ('Η', "Ή"), ('Ι', "ΊΪ"), ('Ο', "Ό"), ('Υ', "ΎΫ"), ('Ω', "Ώ"),
        ('α', "ά"), ('ε', "έ"), ('η', "ή"), ('ι', "ίϊΐ"), ('ο', "ό"), ('υ', "ύϋΰ"), ('ω', "ώ"), ('Е', "Ё"), ('е', "ё"),
    ];

    private static readonly FrozenDictionary<char, char> Plain =
        Letters.SelectMany(row => row.Accented.Select(accented => (accented, row.Plain))).ToFrozenDictionary(pair => pair.accented, pair => pair.Plain);

    /// <summary>The same text where no letter has an accent; marks of their own are dropped.</summary>
    public static string Dropped(string text)
    {
        var dropped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark || character is >= '\uFE00' and <= '\uFE0F')
            {
                dropped.Append(Plain.GetValueOrDefault(character, character));
            }
        }

        return dropped.ToString();
    }
}
