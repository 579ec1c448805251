using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Patterns;

namespace Rung.Engine.Tests.PersonalData.Patterns;

public sealed class PatternFinderTests
{
    [Theory]
    [InlineData(PersonalTypes.Email, "Write to <ada.lovegrove+x@mail.example.co.uk>.")]
    [InlineData(PersonalTypes.Email, "<jörg@müller.example>, <o_o@x-y.io>")]
    [InlineData(PersonalTypes.Domain, "See <https://www.example.com/a?b=c#d>, or <www.example.org>.")]
    [InlineData(PersonalTypes.IpAddress, "from <203.0.113.9> to <192.168.0.1>.")]
    [InlineData(PersonalTypes.IpAddress, "ping <2001:db8::8a2e:370:7334> and <fe80::1> and <::ffff:10.1.2.3>")]
    [InlineData(PersonalTypes.IpAddress, "<2001:0db8:85a3:0000:0000:8a2e:0370:7334> is down")]
    [InlineData(PersonalTypes.MacAddress, "<00:1B:44:11:3A:B7>, <00-1b-44-11-3a-b7>, <001b.4411.3ab7>")]
    [InlineData(PersonalTypes.Iban, "to <DE89 3704 0044 0532 0130 00> or <gb82west12345698765432>")]
    [InlineData(PersonalTypes.Iban, "<FR1420041010050500013M02606>")]
    [InlineData(PersonalTypes.CreditCard, "<4111 1111 1111 1111>, <5555555555554444>, <3782 822463 10005>, <6011-1111-1111-1117>")]
    [InlineData(PersonalTypes.SocialSecurity, "it is <219-09-9998>")]
    [InlineData(PersonalTypes.SocialSecurity, "SSN <219099998>, social security number: <219 09 9998>")]
    [InlineData(PersonalTypes.Taxpayer, "ITIN <912-70-1234>, or as <912-70-1235>")]
    [InlineData(PersonalTypes.NationalInsurance, "<AB 12 34 56 C> and <AB123456D>, NI number <ab123456a>")]
    [InlineData(PersonalTypes.HealthService, "NHS number <943 476 5919>, NHS: <9434765919>")]
    [InlineData(PersonalTypes.GermanTaxNumber, "Steuer-ID: <86 095 742 719>; IdNr <47036892816>")]
    [InlineData(PersonalTypes.FrenchSocialSecurity, "sécu <2 55 08 14 168 025 38> / <255081416802538>")]
    [InlineData(PersonalTypes.SpanishTaxNumber, "DNI <12345678Z>, NIE <X-1234567-L>, <12.345.678-Z>")]
    [InlineData(PersonalTypes.ItalianFiscalCode, "CF <RSSMRA85T10A562S>, <mrtmtt91d08f205j>")]
    [InlineData(PersonalTypes.NationalId, "PESEL <44051401359>")]
    [InlineData(PersonalTypes.NationalId, "BSN <111222333>")]
    [InlineData(PersonalTypes.NationalId, "rijksregister <85.07.30-033.28>")]
    [InlineData(PersonalTypes.NationalId, "henkilötunnus <131052-308T>")]
    [InlineData(PersonalTypes.NationalId, "personnummer <811228-9874>, <19811228-9874>")]
    [InlineData(PersonalTypes.NationalId, "CPR <070761-4285>")]
    [InlineData(PersonalTypes.NationalId, "fødselsnummer <15068000022>")]
    [InlineData(PersonalTypes.NationalId, "AHV <756.9217.0769.85>")]
    [InlineData(PersonalTypes.NationalId, "NIF <123456789>")]
    [InlineData(PersonalTypes.NationalId, "CPF <529.982.247-25>")]
    [InlineData(PersonalTypes.NationalId, "SIN <130 692 544>")]
    [InlineData(PersonalTypes.NationalId, "TFN <123 456 782>")]
    [InlineData(PersonalTypes.NationalId, "Aadhaar <2341 2341 2346> or aadhaar <234123412346>; PAN <ABCPD1234E>")]
    [InlineData(PersonalTypes.NationalId, "NRIC <S1234567D>")]
    [InlineData(PersonalTypes.NationalId, "<11010519491231002X>")]
    [InlineData(PersonalTypes.NationalId, "ID <8001015009087>")]
    [InlineData(PersonalTypes.Passport, "passport no. <C01X00T47>, Passport number: <523456789>")]
    [InlineData(PersonalTypes.Passport, "Mein Reisepass hat die Nummer <C4VK8R2M1>")]
    [InlineData(PersonalTypes.Passport, "passeport <12AB34567>")]
    [InlineData(PersonalTypes.DriverLicense, "driver's license <D1234567890123>, DL: <1234-56-7890>")]
    [InlineData(PersonalTypes.DriverLicense, "<MORGA657054SM9IJ> is British")]
    [InlineData(PersonalTypes.LicensePlate, "number plate <AB12 CDE>, license plate <7ABC123>, the car <AB-123-CD>")]
    [InlineData(PersonalTypes.LicensePlate, "Kennzeichen <M-AB 1234>")]
    [InlineData(PersonalTypes.DateTime, "on <2026-03-04T10:20:30Z>, <3/4/2026>, <04.03.26>, <4th of March 2026>, <March 4, 2026>")]
    [InlineData(PersonalTypes.Age, "<33> years old, aged <41>, <7>-year-old, turned <50>, <20> y/o")]
    [InlineData(PersonalTypes.ZipCode, "zip code <880>, postcode: <SW1A 1AA>, my zip is <90210-1234>")]
    [InlineData(PersonalTypes.PhoneNumber, "<+44 20 7946 0018>, <(212) 555-0123>, <212-555-0123 ext. 4>, call me on <0171 5550 123>")]
    public void What_has_the_form_is_found_to_the_character(string type, string marked)
    {
        var (text, spans) = Marked.Read(marked);

        var found = Found(text);

        Assert.Equal(Marked.Values(text, spans, PersonalTypes.Person), Marked.Values(text, found, type));
    }

    [Theory]
    [InlineData(PersonalTypes.Email, "me @ home, a@b, @ada, x@y.1")]
    [InlineData(PersonalTypes.Domain, "and/or // comment, http is a word")]
    [InlineData(PersonalTypes.IpAddress, "256.1.1.1, 1.2.3, 1.2.3.4.5, version 1.2.3.4, at 10:20:30, std::vector, a::b")]
    [InlineData(PersonalTypes.MacAddress, "00:1B:44:11:3A, 00:1B:44:11:3A:B7:99, 00:1G:44:11:3A:B7")]
    [InlineData(PersonalTypes.Iban, "DE88 3704 0044 0532 0130 00, DE89 3704 0044 0532 0130, AB12CDEF")]
    [InlineData(PersonalTypes.CreditCard, "4111 1111 1111 1112, 0000 0000 0000 0000, 41111111111111112222, 411111111111")]
    [InlineData(PersonalTypes.CreditCard, "order 9111111111111116, 1800111111111119")]
    [InlineData(PersonalTypes.SocialSecurity, "000-12-3456, 666-12-3456, 912-12-3456, 219-00-9998, 219-09-0000, 219-09-99980")]
    [InlineData(PersonalTypes.SocialSecurity, "order 219099998")]
    [InlineData(PersonalTypes.Taxpayer, "912-12-3456, 912-93-1234, 812-70-1234, order 912701234")]
    [InlineData(PersonalTypes.NationalInsurance, "BG123456C, DA123456C, AO123456C, AB123456E, AB12345C, ab123456a")]
    [InlineData(PersonalTypes.HealthService, "NHS number 943 476 5918")]
    [InlineData(PersonalTypes.GermanTaxNumber, "Steuer-ID 86095742718, Steuer-ID 06095742719, Steuer-ID 12345678903")]
    [InlineData(PersonalTypes.FrenchSocialSecurity, "2 55 08 14 168 025 39, 2 55 13 14 168 025 38, 955081416802538")]
    [InlineData(PersonalTypes.SpanishTaxNumber, "12345678A, 1234567Z, X1234567A, 123456789Z")]
    [InlineData(PersonalTypes.ItalianFiscalCode, "RSSMRA85T10A562T, RSSMRA85Z10A562S, RSSMRA85T10A562")]
    [InlineData(PersonalTypes.NationalId, "PESEL 44051401358, PESEL 44991401359")]
    [InlineData(PersonalTypes.NationalId, "BSN 111222334, 85.07.30-033.29, 131052-308U, 321352-308T")]
    [InlineData(PersonalTypes.NationalId, "811228-9875, 811328-9874, 070761-4284, 15068000023, 756.9217.0769.84")]
    [InlineData(PersonalTypes.NationalId, "NIF 123456780, 529.982.247-26, SIN 130 692 545, TFN 123 456 781")]
    [InlineData(PersonalTypes.NationalId, "2341 2341 2347, 234123412346, ABCXD1234E, S1234567E, 110105194912310021, 8001015009088")]
    [InlineData(PersonalTypes.HealthService, "ring 943 476 5919")]
    [InlineData(PersonalTypes.GermanTaxNumber, "order 86095742719")]
    [InlineData(PersonalTypes.NationalId, "order 44051401359, item 111222333, lot 130 692 544, 123456782")]
    [InlineData(PersonalTypes.Passport, "C01X00T47, room 523456789, passport photo 2024")]
    [InlineData(PersonalTypes.Passport, "L898902C37UTO7408122F1204159ZE184226B11111110")]
    [InlineData(PersonalTypes.DriverLicense, "D1234567890123, the license ends in 2027, licence to thrill 007")]
    [InlineData(PersonalTypes.LicensePlate, "AB12 CDE and a long way before anybody says plate of 12 figs, registration fee 1200")]
    [InlineData(PersonalTypes.DateTime, "1/2, 13/2026, 1.2.3, 2026-3, 12/34/56/78, May I")]
    [InlineData(PersonalTypes.Age, "33 years, page 41, 50 % off, 7 old chairs")]
    [InlineData(PersonalTypes.ZipCode, "unzip 880 files, code 90210, zip the 12 files")]
    [InlineData(PersonalTypes.PhoneNumber, "212-5555-0123, 3.14159265, order 21255501234, 2026-03-04, number 5")]
    public void What_only_looks_like_it_is_not(string type, string text) =>
        Assert.Empty(Marked.Values(text, Found(text), type));

    [Fact]
    public void The_lines_that_machines_read_in_a_passport_are_found_by_their_check_digits()
    {
        const string Right = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
        const string Wrong = "L898902C37UTO7408122F1204159ZE184226B<<<<<10";

        Assert.Equal([Right], Marked.Values(Right, Found(Right), PersonalTypes.Passport));
        Assert.Empty(Marked.Values(Wrong, Found(Wrong), PersonalTypes.Passport));
    }

    [Fact]
    public void What_overlaps_belongs_to_the_form_that_is_surer()
    {
        const string Text = "https://example.com/in?token=q8Z2kf93LxPa71 and mailto:ada@example.com";

        var found = Found(Text);

        Assert.Equal([PersonalTypes.Secret, PersonalTypes.Email], found.Select(span => span.Type));
    }

    private static List<PersonalSpan> Found(string text)
    {
        var spans = new List<PersonalSpan>();
        using var taken = new TakenCharacters(text.Length);
        PatternFinder.AddTo(spans, text, taken);
        spans.Sort((one, other) => one.Start.CompareTo(other.Start));
        return spans;
    }
}
