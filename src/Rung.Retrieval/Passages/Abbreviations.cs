using System.Collections.Frozen;

namespace Rung.Retrieval.Passages;

/// <summary>Words that end in a point which ends no sentence, or perhaps one. English, German, French, Spanish.</summary>
internal static class Abbreviations
{
    /// <summary>Something always follows: a name, a number, the rest of the phrase.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Going = Words("""
        mr mrs ms mx dr prof rev fr gen col maj capt lt sgt cpl adm cmdr gov sen rep hon pres supt insp mt ft messrs mmes
        vs e.g i.e cf viz ca approx resp incl excl esp al-dr eg ie
        hr frau dipl ing dr.-ing dipl.-ing prof.dr st z.b d.h u.a z.t i.d.r s.o s.u vgl bspw sog evtl ggf bzw insb inkl exkl zzgl abzgl
        m mm mme mlle mgr p.ex c.-à-d cad env
        sra srta dra d dña ud uds vd vds p.ej av avda
        """);

    /// <summary>A number follows; otherwise they are words that may end a sentence.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Numbered = Words("""
        no nos nr fig figs eq eqs sec secs ch chap vol vols p pp pg para art arts tab abb abs kap bd ziff rn s f ff n núm num pág págs cap op ver v ex app
        apt rm ext tel jan feb mar apr jun jul aug sep sept oct nov dec
        """);

    /// <summary>May stand at the end of a sentence too.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Ending = Words("""
        etc inc ltd co corp llc plc bros jr sr esq ph.d phd m.d b.a m.a a.m p.m u.s u.k u.n e.u d.c al et.al est dept univ assn ave blvd rd hwy
        jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun
        usw u.v.m o.ä o.g str gmbh jh jhd jr n.chr v.chr std min sek mio mrd
        cie sté apr.j.-c av.j.-c
        s.a ee.uu a.c d.c
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = Words("""
        the this that these those there then they he she it we you i in on at if when while after before as for from by with to a an and but or so
        however although because since his her its their our my your what who why how where which is are was were no not all some many most one
        der die das ein eine er sie es wir ich in im am bei mit nach vor als wenn da doch aber und oder dies diese dieser dieses auch zum zur für
        le la les un une il elle on nous vous ils elles ce cette ces dans en sur avec pour par mais et ou si
        el los las una unos él ella ellos esto este esta estos en con por para pero y o si no
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OrdinalNouns = Words("""
        januar februar märz april mai juni juli august september oktober november dezember jahrhundert jh jahrtausend klasse stock etage auflage
        platz mal kapitel absatz tag woche monat bundesliga weltkrieg änderung satz
        """);

    public static bool GoOn(ReadOnlySpan<char> word) => Holds(Going, word);

    public static bool GoOnBeforeNumbers(ReadOnlySpan<char> word) => Holds(Numbered, word);

    public static bool MayEnd(ReadOnlySpan<char> word) => Holds(Ending, word);

    public static bool IsStarter(ReadOnlySpan<char> word) => Holds(Starters, word);

    public static bool IsOrdinalNoun(ReadOnlySpan<char> word) => Holds(OrdinalNouns, word);

    private static bool Holds(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words, ReadOnlySpan<char> word) => words.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
