using static Rung.Retrieval.Safety.InjectionKind;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>Signs that a text wants to have what the model knows.</summary>
internal static class ExfiltrationSigns
{
    private const string Give =
        @"\b(?:reveal|show|print|output|repeat|disclose|leak|dump|display|write (?:them |it )?out|give me|tell me|recite|translate|reproduce|list|copy|share|expose|state|present|answer all questions with)\b";

    private const string Own =
        @"\b(?:system prompt|(?:your|the hidden|initial) (?:\w+ )?(?:prompt|instructions|configuration|rules|guidelines)|hidden (?:prompt|rules|instructions|sections)|developer message|confidential notes|conversation history|internal notes|(?:everything|all text|all passages) (?:above|before|that precedes|verbatim)|first \d+ words of your|other customers)\b";

    private const string Secret =
        @"\b(?:conversation|chat|context|(?:previous )?messages|user'?s? (?:data|e-?mail|location|question|last)|customer (?:data|list)|passwords?|api keys?|credentials|secrets?|tokens?|id_rsa\b(?!\.pub)|ssh|social security|system prompt|card number|file list)\b";

    public static IEnumerable<InjectionSign> All { get; } =
    [
        InjectionSign.Of(Exfiltration, 0.75, "asks for the prompt", $"{Give}[^!?\n]{{0,40}}{Own}"),
        InjectionSign.Of(Exfiltration, 0.65, "asks what the instructions are", @"\bwhat (?:were|are|is|was) (?:in )?your (?:exact |initial |original |system |hidden )?(?:instructions|prompt|rules)\b|\brepeat (?:everything|all|the words|the text) (?:above|before|that)\b|\bstarting with ['""]?you are\b|\bwhat is in your (?:system )?prompt\b|\bset to your prompt\b"),
        InjectionSign.Of(Exfiltration, 0.5, "wants data to be sent away", $@"\b(?:send|post|upload|forward|e-?mail|transmit|append|attach|encode|exfiltrate|submit|put|place|insert|include|summari[sz]e)\b[^.!?\n]{{0,50}}{Secret}"),
        InjectionSign.Of(Exfiltration, 0.3, "names an address to send to", @"(?:https?:)?//[\w.\-]{4,60}(?:/[^\s)\]]{0,80})?|\b[\w.]{2,30}@[\w\-]{2,30}\.[\w.]{2,30}\b"),
        InjectionSign.Of(Exfiltration, 0.7, "holds a picture or link with a place for data", @"(?:!?\[[^\]\n]{0,80}\]\(|<img[^>\n]{0,40}src=)[^)>\n]{0,120}[?&]\w{1,20}=(?:[{<\[$]|[a-z0-9]{0,10}_[a-z_]{3,}|[a-z]{0,12}(?:location|summary|prompt|conversation))|/\[number\]|\bimg\.\S{0,60}(?:summary|prompt)"),
        InjectionSign.Of(Exfiltration, 0.6, "looks for secrets in what the model sees", @"\b(?:passwords?|(?:api |secret )?keys?|secrets?|tokens?|credentials|documents)\b[^.!?\n]{0,40}\b(?:you (?:can )?(?:see|have|find)|(?:from|in) your (?:context|memory)|in the other (?:passages|documents)|appears? in the other|stored in my context)\b|\bin (?:your|my) (?:context|memory)\b"),
        InjectionSign.Of(Exfiltration, 0.4, "asks for secrets", @"\b(?:list|collect|enumerate|print|copy|output|say|tell|what is|reveal|disclose|share|ask (?:the user )?for)\b[^.!?\n]{0,35}\b(?:passwords?|credentials|secrets?|environment variables|keys?|confidential|card number|social security)\b"),
        InjectionSign.Of(Exfiltration, 0.65, "asks for the prompt (German)", @"\b(?:gib|zeige?|nenne|wiederhole|sende|schicke|liste)\b[^.!?\n]{0,40}\b(?:deinen? (?:systemprompt|anweisungen)|systemprompt|alles,? was uber|chatverlauf|kundendaten|passworte?r?|schlussel)\b"),
        InjectionSign.Of(Exfiltration, 0.65, "asks for the prompt (Spanish, Italian)", @"\b(?:muestra|revela|repite|envia|enumera|mostra)\b[^.!?\n]{0,40}\b(?:(?:tu|il tuo) prompt|prompt de sistema|todo lo que aparece|conversacion|contrasenas|claves)\b"),
        InjectionSign.Of(Exfiltration, 0.65, "asks for the prompt (French)", @"\b(?:affiche|revele|repete|envoie|donne)\b[^.!?\n]{0,40}\b(?:ton prompt|prompt systeme|tout ce qui se trouve|conversation|mots de passe|cles)\b"),
    ];
}
