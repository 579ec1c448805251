using System.Globalization;

namespace Rung.TaggerTraining;

/// <summary>Makes what stands in a slot. Half of the names are from lists, half are made of syllables: a tagger must not learn names by heart.</summary>
internal sealed class Fillers(string lists, Random random)
{
    private static readonly string[] Openings = ["Ka", "Be", "Ro", "Mi", "Sta", "Vo", "Ele", "Dra", "Lu", "Chi", "Ha", "Jo", "Pe", "Sve", "Ty", "Ola", "Gri", "Fe", "Ne", "Zu", "Wa", "Ser", "Bru", "Cla", "Ing", "Ma", "Ras", "Thie", "Qui", "Ly", "Bjø", "Çe", "Łu", "Sø", "Þor", "Že", "Öz", "É"];
    private static readonly string[] Middles = ["ri", "na", "la", "ve", "do", "mi", "ste", "ha", "lo", "re", "ka", "ni", "be", "ta", "go", "lle", "nnie", "é", "ö", "á", "í", "ü", ""];
    private static readonly string[] NameEnds = ["n", "s", "ra", "la", "nd", "r", "lyn", "tte", "us", "o", "ka", "ne", "l", "ia", "sson", "sen", "ov", "ova", "ski", "ska", "ez", "ić", "ini", "dóttir", "berg", "mann", "wicz", "ic", "nen", "aki", "oto", "ley", "ford", "well", "er", "ard"];
    private static readonly string[] TownEnds = ["ville", "burg", "ton", "ford", "stad", "by", "hausen", "dorf", "heim", "wil", "grad", "ów", "ice", "holm", "vik", "kylä", "järvi", "la", "ano", "etta", "mouth", "minster", "ham", "bach", "feld", "berg", "ö", "ø", "vár", "háza", "pur", "nagar"];
    private static readonly string[] StreetEnds = ["straße", "strasse", "weg", "gasse", "allee", "platz", "gatan", "vägen", "vej", "gade", "veien", "gata", "tie", "katu", "polku", "kuja", "laan", "straat", "plein", "stien", "toften", "bakken", "ring", "damm", "steig", "brücke", "ufer"];
    private static readonly string[] EnglishStreets = ["Street", "St", "St.", "Road", "Rd", "Avenue", "Ave", "Lane", "Drive", "Court", "Courts", "Place", "Square", "Terrace", "Way", "Boulevard", "Highway", "Close", "Row", "Hill", "Grove", "Gardens", "Park", "Crescent", "Circle", "Ridge", "Trail", "Dale", "Mews", "Island", "Junction", "Ranch", "Turnpike", "Corners", "Ferry", "Plains", "Camp", "Forge", "Locks", "Meadows"];
    private static readonly string[] ForeignStreets = ["Rue", "Rue de", "Rue du", "Avenue de", "Boulevard", "Place", "Quai", "Chemin", "Via", "Viale", "Piazza", "Corso", "Calle", "Avenida", "Plaza", "Paseo", "Carrera", "Rua", "Travessa", "Praça", "Strada", "Ulica", "ul.", "os.", "C/", "Av.", "Pza."];
    private static readonly string[] StreetTails = ["utca", "u.", "út", "tér", "rkp.", "körút", "ulica", "trg", "cesta", "Avenue", "náměstí", "třída"];
    private static readonly string[] NumberedEnds = ["II", "III", "Sud", "Nord", "de Baixo"];
    private static readonly string[] Units = ["Apt.", "Apartment", "Suite", "Ste", "Unit", "Flat", "Floor", "Room", "Apt", "#", "No."];
    private static readonly string[] CompanyEnds = ["Inc", "Inc.", "LLC", "Ltd", "Ltd.", "Limited", "Corp.", "Corporation", "Company", "GmbH", "AG", "S.A.", "Oy", "PLC", "Group", "Partners", "Associates", "Technologies", "Systems", "Solutions", "Software", "Labs", "Holdings", "Capital", "Bank", "Insurance", "Consulting", "Foundation", "Institute", "Hospital", "Media", "Records", "Logistics", "Energy", "Studios", "and Sons", "& Co", "Health", "Mobile", "Analytics", "Data", "Research", "Association", "Society", "Council", "Movers", "Financial", "Airways", "Pharma"];
    private static readonly string[] CompanyWords = ["Blue", "North", "Open", "Clear", "First", "Bright", "Red", "Swift", "True", "Civic", "Urban", "Green", "Prime", "Key", "Silver", "Cloud", "Code", "Social", "Smart", "Home", "Farm", "Way", "Point", "Street", "Map", "Trip", "Credit", "Wise", "Gov", "Fleet", "Star", "Rain", "Stone", "River", "American", "National", "General", "United", "Royal", "Golden"];
    private static readonly string[] CompanySyllables = ["ify", "ly", "io", "ium", "aro", "ent", "ex", "ix", "on", "us", "ware", "scape", "point", "pedia", "logic", "metrics", "stat", "soft", "tech", "base", "lytics", "gen", "net", "mart", "works", "era", "ical", "byte"];
    private static readonly string[] Honorifics = ["Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Miss", "Prof.", "Professor"];
    private static readonly string[] Domains = ["example", "mailbox", "postfach", "inbox-online", "fastpost", "webmail", "office", "letterbox"];
    private static readonly string[] TopLevels = ["com", "org", "net", "de", "fr", "co.uk", "it", "dk", "fi", "us", "ch", "es", "pt", "com.br", "at"];

    private readonly string[] _first = Read(lists, "first-names.txt");
    private readonly string[] _last = Read(lists, "last-names.txt");
    private readonly string[] _cities = Read(lists, "cities.txt");
    private readonly string[] _stems = Read(lists, "street-stems.txt");
    private readonly string[] _countries = Read(lists, "countries.txt");
    private readonly string[] _nationalities = [.. Read(lists, "nationalities.txt").SelectMany(line => line.Split(' '))];
    private readonly string[] _states = [.. Read(lists, "states.txt").SelectMany(line => line.Split(' '))];
    private readonly string[] _jobs = Read(lists, "job-titles.txt");

    public string Make(string slot) => slot switch
    {
        "person" => Person(),
        "first" => Maybe(0.06) ? First().ToLowerInvariant() : First(),
        "firstlow" => First().ToLowerInvariant(),
        "last" => Last(),
        "prefix" => Pick(Honorifics),
        "prefixlow" => Pick(Honorifics).ToLowerInvariant(),
        "org" => Company(),
        "city" => City(),
        "country" => Country(),
        "state" => Maybe(0.5) ? Pick(_states) : Letters(2),
        "nationality" => Nationality(),
        "street" => Address(),
        "streetline" => StreetLine(),
        "streetname" => StreetName(),
        "zip" => Zip(),
        "date" => Date(),
        "datetime" => DateAndTime(),
        "weekday" => Weekday(),
        "month" => Month(),
        "year" => Whole(1900, 2030),
        "age" => Whole(1, 99),
        "job" => Job(),
        "phone" => Phone(),
        "license" => License(),
        "email" => $"{First().ToLowerInvariant()}.{Last().ToLowerInvariant()}@{Pick(Domains)}.{Pick(TopLevels)}",
        "url" => $"{Pick(["http://", "https://", "www.", "https://www."])}{Pick(CompanyWords)}{Pick(CompanyWords)}.{Pick(TopLevels)}",
        "iban" => $"{Letters(2)}{Whole(10, 99)}{Letters(4)}{Digits(14)}",
        "card" => Digits(16),
        "ssn" => $"{Digits(3)}-{Digits(2)}-{Digits(4)}",
        "ip" => string.Join('.', Enumerable.Range(0, 4).Select(_ => Whole(1, 255))),
        "money" => Pick(["$", "€", "£"]) + Whole(5, 5000),
        "number" => Whole(1, 400),
        "product" => $"{Letters(2)}-{Digits(5)}",
        _ => throw new InvalidOperationException($"There is no slot {slot}."),
    };

    private string Person()
    {
        var name = random.Next(10) switch
        {
            < 5 => $"{First()} {Last()}",
            5 => $"{First()} {Letters(1)}. {Last()}",
            6 => $"{First()} {Letters(1)} {Last()}",
            7 => $"{First()} {Pick(["van", "de", "von", "di", "da", "van der", "el", "bin", "O'", "Mac"])} {Last()}".Replace("' ", "'", StringComparison.Ordinal),
            8 => First(),
            _ => Maybe(0.5) ? $"{First()} {First()} {Last()}" : $"{First()} {Last()}-{Last()}",
        };
        name = Maybe(0.04) ? $"{name} {Pick(["MD", "PhD", "Jr.", "DDS", "II"])}" : name;
        return Maybe(0.08) ? name.ToLowerInvariant() : name;
    }

    private string First() => Maybe(0.5) ? Pick(_first) : MadeUp(NameEnds);

    private string Last() => Maybe(0.5) ? Pick(_last) : MadeUp(NameEnds);

    private string City()
    {
        var city = Maybe(0.4) ? Pick(_cities) : MadeUp(TownEnds);
        city = random.Next(12) switch
        {
            0 => $"{Pick(["New", "Saint", "San", "Port", "Bad", "Santa", "Le", "Los", "North", "Upper", "Cité", "Villa"])} {city}",
            1 => $"{city} {Pick(["am See", "Bay", "City", "Hills", "sur Mer", "u Labe", "Beach", "Creek", "V", "Vas"])}",
            _ => city,
        };
        return Maybe(0.1) ? city.ToUpperInvariant() : Maybe(0.03) ? city.ToLowerInvariant() : city;
    }

    private string Country() => Maybe(0.05) ? Pick(_countries).ToLowerInvariant() : Pick(_countries);

    private string Nationality()
    {
        var word = Maybe(0.9) ? Pick(_nationalities) : MadeUp(["ian", "ese", "ish", "an", "i"]);
        word = Maybe(0.15) ? word + "s" : word;
        return Maybe(0.15) ? word.ToLowerInvariant() : word;
    }

    private string StreetName()
    {
        var stem = Maybe(0.5) ? Pick(_stems) : Maybe(0.5) ? Last() : MadeUp(TownEnds);
        return random.Next(10) switch
        {
            < 4 => $"{stem} {Pick(EnglishStreets)}",
            4 or 5 => stem + Pick(StreetEnds),
            6 => $"{Pick(ForeignStreets)} {stem}{(Maybe(0.2) ? $" {Pick(NumberedEnds)}" : "")}",
            7 => $"{stem} {Pick(StreetTails)}",
            8 => $"{stem} {Pick(_stems)}",
            _ => stem,
        };
    }

    private string StreetLine()
    {
        var name = StreetName();
        var number = Whole(1, Maybe(0.4) ? 9999 : 200);
        var line = random.Next(10) switch
        {
            < 4 => $"{number} {name}",
            < 8 => $"{name} {number}{(Maybe(0.1) ? Pick(["a", "B", "/3", ", 2º"]) : "")}",
            8 => $"{number} {name} {Whole(1, 99)}",
            _ => Maybe(0.5) ? $"P.O. Box {Whole(1, 9999)}" : Maybe(0.5) ? name : $"{Pick(["PSC", "Unit", "CMR"])} {Digits(4)}, Box {Digits(4)}",
        };
        line = Maybe(0.12) ? $"{Whole(1, 99999)} {line}" : line;
        line = Maybe(0.25) ? $"{line}{Pick([" ", ", ", "\n"])}{Pick(Units)} {Whole(1, 999)}" : line;
        return Maybe(0.05) ? line.ToLowerInvariant() : line;
    }

    private string Address() => random.Next(8) switch
    {
        6 => $"the corner of {StreetName()} and {StreetName()}",
        7 => Maybe(0.5) ? $"the corner of {StreetLine()} and {StreetName()}" : $"{StreetLine()} {City()} {Country()}",
        0 => StreetLine(),
        1 => $"{StreetLine()}, {City()}",
        2 => $"{StreetLine()}\n{City()}\n, {Letters(2)}\n {Country()} {Zip()}",
        3 => $"{StreetLine()}{Pick([", ", "\n", "\n "])}{Zip()} {City()}{Pick([", ", "\n", "\n "])}{Country()}",
        4 => $"{StreetLine()} {City()} {Pick(_states)}",
        _ => $"{StreetLine()}, {City()}, {(Maybe(0.5) ? Pick(_states) : Letters(2))} {Zip()}{(Maybe(0.3) ? $", {Country()}" : "")}",
    };

    private string Zip() => random.Next(7) switch
    {
        0 or 1 or 2 => Digits(5),
        3 => Digits(4),
        4 => $"{Digits(3)} {Digits(2)}",
        5 => $"{Letters(2)}{Whole(1, 20)} {Whole(1, 9)}{Letters(2)}",
        _ => Maybe(0.5) ? $"{Digits(5)}-{Digits(Maybe(0.5) ? 4 : 3)}" : Maybe(0.5) ? Digits(3) : $"{Digits(4)}-{Digits(3)}",
    };

    private string Date()
    {
        var (day, month, year) = (random.Next(1, 29), random.Next(1, 13), random.Next(1930, 2030));
        return random.Next(8) switch
        {
            0 => I($"{month}/{day}/{year}"),
            1 => I($"{day:00}.{month:00}.{year}"),
            2 => I($"{year}-{month:00}-{day:00}"),
            3 => I($"{Month()} {day}, {year}"),
            4 => I($"{day} {Month()} {year}"),
            5 => I($"{day}{Pick(["th", "st", "nd"])} of {Month()}"),
            6 => I($"{Month()} {year}"),
            _ => Maybe(0.5) ? I($"{day:00}/{month:00}/{year % 100:00}") : Weekday(),
        };
    }

    private string DateAndTime() => Maybe(0.5)
        ? I($"{random.Next(1990, 2030)}-{random.Next(1, 13):00}-{random.Next(1, 29):00} {random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}")
        : I($"{Date()} {random.Next(24):00}:{random.Next(60):00}");

    private string Job()
    {
        var job = Pick(_jobs);
        return random.Next(3) switch
        {
            0 => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(job),
            1 => char.ToUpperInvariant(job[0]) + job[1..],
            _ => job,
        };
    }

    private string Company()
    {
        var core = random.Next(6) switch
        {
            0 => MadeUp(CompanySyllables),
            1 => Pick(CompanyWords) + Pick(CompanyWords).ToLowerInvariant(),
            2 => $"{Pick(CompanyWords)} {Pick(CompanyWords)}",
            3 => $"{Last()}{Pick([" and ", ", ", "-", " & "])}{Last()}",
            4 => $"{Last()}, {Last()} and {Last()}",
            _ => Last(),
        };
        var name = Maybe(0.55) ? $"{core} {Pick(CompanyEnds)}" : core;
        return Maybe(0.06) ? name.ToUpperInvariant() : Maybe(0.05) ? name.ToLowerInvariant() : name;
    }

    private string Phone() => random.Next(9) switch
    {
        0 => $"({Digits(3)}) {Digits(3)}-{Digits(4)}",
        1 => $"{Digits(3)}-{Digits(3)}-{Digits(4)}",
        2 => $"+{Whole(1, 99)} {Digits(3)} {Digits(3)} {Digits(2)} {Digits(2)}",
        3 => $"0{Digits(3)} {Digits(2)} {Digits(2)} {Digits(2)}",
        4 => $"0{Digits(4)} {Digits(6)}",
        5 => $"{Digits(2)}-{Digits(2)}-{Digits(2)}-{Digits(2)}",
        6 => $"+{Whole(1, 99)} (0){Digits(2)} {Digits(3)} {Digits(2)} {Digits(2)}",
        7 => $"{Digits(3)} {Digits(3)} {Digits(3)}",
        _ => Maybe(0.5) ? $"({Digits(2)}) {Digits(4)} {Digits(4)}" : $"({Digits(2)}) {Digits(3)}-{Digits(3)}",
    };

    private string License() => random.Next(3) switch
    {
        0 => Letters(1) + Digits(random.Next(7, 15)),
        1 => Digits(random.Next(7, 10)),
        _ => $"{Digits(4)}-{Digits(2)}-{Digits(4)}",
    };

    private string Weekday() => CultureInfo.InvariantCulture.DateTimeFormat.DayNames[random.Next(7)];

    private string Month() => CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[random.Next(12)];

    private string MadeUp(string[] ends) => Pick(Openings) + (Maybe(0.6) ? Pick(Middles) : "") + Pick(ends);

    private bool Maybe(double probability) => random.NextDouble() < probability;

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    private string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('A' + random.Next(26))));

    private string Whole(int from, int to) => random.Next(from, to + 1).ToString(CultureInfo.InvariantCulture);

    private static string I(FormattableString text) => FormattableString.Invariant(text);

    private static string[] Read(string folder, string name) => File.ReadAllLines(Path.Combine(folder, name));
}
