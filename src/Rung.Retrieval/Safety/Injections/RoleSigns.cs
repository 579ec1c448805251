using static Rung.Retrieval.Safety.InjectionKind;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>Signs that a text gives the reader another role, or addresses a model.</summary>
internal static class RoleSigns
{
    private const string Model = @"(?:ai|a\.i\.|llms?|(?:large )?language models?|chat ?bots?|assistants?|bots?|gpt(?:-?\w+)?|(?:ai|automated) (?:systems?|agents?|readers?|assistants?|models?|reviewers?))";
    private const string Free = @"(?:restrictions?|filters?|rules|limits?|limitations|morals|guidelines|censorship|warnings|policies|safeguards)";

    public static IEnumerable<InjectionSign> All { get; } =
    [
        InjectionSign.Of(Role, 0.7, "says what the reader is now", @"\byou(?:'re| are) (?:now|no longer|henceforth|hereby)\b[^.!?\n]{0,40}\b(?:assistant|model|ai|bot|dan|unrestricted|unfiltered|hacker|persona|free|evil|unchained|agent)\b|\byou have been (?:upgraded|freed|unlocked|jailbroken)\b"),
        InjectionSign.Of(Role, 0.7, "wants a role without rules", $@"\b(?:no|without|not have|free of|never|zero|ignores?|disabled|lifted)\b[^.!?\n]{{0,15}}\b(?:safety |content |ethical )?{Free}\b[^.!?\n]{{0,40}}\b(?:you|answer|respond|assistant|model|comply|stay|reveal|refuses?)\b|\b(?:act|behave|respond|answer|pretend|simulate|imagine|speak|you|model|assistant)\b[^.!?\n]{{0,60}}\b(?:no|without(?: any)?|any|not have|free of) (?:safety |content |ethical )?{Free}\b"),
        InjectionSign.Of(Role, 0.4, "names a mode of no rules", @"\b(?:developer|debug|god|maintenance|unrestricted|unchained|jailbreak|dan|sudo|admin|root) (?:mode|persona)\b|\[unlocked\]|\bunrestricted assistant\b|\bnever refuses\b"),
        InjectionSign.Of(Role, 0.45, "wants the reader to play somebody", @"\b(?:pretend|imagine|assume|act as if|act as though)\b[^.!?\n]{0,25}\b(?:you are|you're|you were|you had|identity of|evil twin)\b|\brole-?play ?:|\blet's play a game\b|\bstay in (?:character|that role)\b|\brespond as two\b|\b(?:act|speak) (?:from now on )?as (?:an?|the) [\w']+[^.!?\n]{0,40}\b(?:never|no|unrestricted|announce|ask|always)\b|\bevil twin of yourself\b"),
        InjectionSign.Of(Role, 0.4, "speaks of obeying everything", @"\bcomply with (?:all|every\w*|any)\b|\banswers? (?:everything|anything|all questions) (?:without|unfiltered)\b|\bignores? (?:safety|all) (?:filters?|rules)\b|\bcontent polic(?:y|ies) (?:are|is) (?:disabled|off)\b|\bwithout (?:warnings|any restrictions)\b"),
        InjectionSign.Of(Role, 0.45, "wants rights", @"\bgrant\b[^.!?\n]{0,30}\b(?:full|root|admin\w*|all|every) (?:access|rights|privileges|permissions)\b|\b(?:elevated|admin\w*|root) (?:privileges|rights)\b"),
        InjectionSign.Of(Steering, 0.65, "addresses a model", $@"\b(?:if|when|since|as) you(?: are|'re) (?:an? |the )?{Model}\b|\byou,? (?:the|as an?) {Model}\b|\b(?:attention|note|hey|dear|message|notice|instructions?)(?: to| for)?,? (?:the |all |any |our )?(?:{Model}|summari[sz]er|model)\b|\bas the (?:grading|ranking|reviewing|screening) model\b"),
        InjectionSign.Of(Steering, 0.6, "calls a model by name", $@"(?:^|[.!?:;\n)\]] ?|\()(?:for )?(?:{Model}|model)(?:,| ?:| has to\b| must (?:not )?(?:say|tell|never|answer|approve|ignore|reply)\b)|\bassistants? (?:should now|must (?:approve|say|answer|ignore|obey|reply)|shall skip)\b|\bai (?:assistants|agents|systems|models|readers) (?:must|should|have to)\b|\bllm reviewers?\b|\bthe (?:bot|assistant|chatbot|ai|model) (?:is to|has to|must)\b|\b(?:to|for) any (?:automated |ai )?assistants?\b"),
        InjectionSign.Of(Role, 0.7, "gives a role (German)", @"\bdu bist (?:jetzt|nun|ab sofort)\b[^.!?\n]{0,40}\b(?:assistent|ki|modell|regeln|uneingeschrankt\w*)\b|\b(?:tu so|stell dir vor|verhalte dich)\b[^.!?\n]{0,30}\b(?:administrator|assistent|ki|ohne regeln)\b|\bentwicklermodus\b[^.!?\n]{0,40}\bfilter\b"),
        InjectionSign.Of(Role, 0.7, "gives a role (Spanish)", @"\b(?:ahora|a partir de ahora) eres\b[^.!?\n]{0,40}\b(?:asistente|ia|modelo|restricciones|reglas)\b|\bactua como si fueras\b[^.!?\n]{0,40}\b(?:administrador|asistente|ia)\b|\bsin (?:restricciones|reglas|filtros)\b[^.!?\n]{0,30}\b(?:asistente|nunca|responde)\b"),
        InjectionSign.Of(Role, 0.7, "gives a role (French)", @"\btu es (?:desormais|maintenant)\b[^.!?\n]{0,40}\b(?:assistant|ia|modele|limite|regles)\b|\bfais comme si tu etais\b[^.!?\n]{0,40}\b(?:administrateur|assistant|ia)\b|\bsans (?:aucune )?(?:limite|restriction|regle)s?\b[^.!?\n]{0,30}\b(?:obeit|reponds|assistant)\b"),
        InjectionSign.Of(Steering, 0.65, "addresses a model (German, Spanish, French)", @"\bwenn du ein(?:e)? (?:sprachmodell|ki|assistent)\b|\b(?:achtung|hinweis an),? (?:die )?(?:ki|sprachmodelle?|automatische assistenten|assistenten)\b|\bsi eres una? (?:ia|modelo|asistente)\b|\b(?:atencion|nota para),? (?:modelos? de lenguaje|ia|asistentes? automaticos?)\b|\bsi tu es une? (?:ia|modele|assistant)\b|\b(?:a l'attention des|note aux) (?:modeles de langage|assistants automatiques|ia)\b"),
    ];
}
