using static Rung.Retrieval.Safety.InjectionKind;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>Signs that a text wants to take the place of the instructions.</summary>
internal static class OverrideSigns
{
    private const string Drop =
        @"\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget|discard|overrid(?:e|ing)|bypass|disobey|neglect|scrap|set aside|drop|skip|cancel|erase|void|stop following"
        + @"|(?:do not|don't|never|no longer|not) (?:follow|obey|process|use|consider|heed)|pay no attention to|take no notice of)\b";

    private const string Old =
        @"\b(?:previous|prior|preceding|above|earlier|former|foregoing|initial|original|existing|current|your|system|developer's|operator's|all|any|these|those|other|remaining|rest)\b";

    private const string Orders =
        @"\b(?:instructions?|directions?|directives?|orders|rules?|guidelines?|prompts?|programming|constraints?|restrictions|training|policy|policies|commands?|configuration|context|task|filters?|text|documents?|passages|search results|question)\b";

    public static IEnumerable<InjectionSign> All { get; } =
    [
        InjectionSign.Of(Override, 0.75, "tells to drop the instructions", $"{Drop}[^.!?\n]{{0,30}}{Old}[^.!?\n]{{0,25}}{Orders}"),
        InjectionSign.Of(Override, 0.6, "tells to drop the operator's rules", $@"{Drop} (?:the |whatever )?[^.!?\n]{{0,20}}(?:given by|in your|of your|from your|of the|by the) (?:operator|developer|system|prompt|provider)\b|{Drop} the rules in your prompt"),
        InjectionSign.Of(Override, 0.7, "tells to drop what was said", $@"{Drop} (?:about )?(?:everything|all|anything|whatever|what)\b[^.!?\n]{{0,25}}\b(?:above|before|told|said|so far|precedes|previously)\b"),
        InjectionSign.Of(Override, 0.45, "tells to drop the question", $@"{Drop} (?:answer )?the (?:user'?s? )?(?:question|request|document)\b|\bdo not (?:answer|process|summari[sz]e|translate) (?:the|this)\b[^.!?\n]{{0,30}}\b(?:question|document|text)\b|\b(?:rather than|instead of) (?:answering|translating|summari[sz]ing)\b"),
        InjectionSign.Of(Override, 0.6, "says that new instructions begin", @"\b(?:new|real|actual|true|updated|next) (?:instructions?|task|prompt|request|directives?|orders|question)(?: here)? ?(?::|is\b|are\b|starts?\b|begins?\b|follows?\b)|\byour (?:new|next|real|only) (?:task|job|goal|instruction|role|objective)\b"),
        InjectionSign.Of(Override, 0.5, "says that the instructions are void", @"\b(?:instructions|guidelines|rules|directives|prompt|constraints|programming)\b[^.!?\n]{0,40}\b(?:are|is|been|was|were|do not|no longer)\b[^.!?\n]{0,15}\b(?:outdated|superseded|void|lifted|replaced|obsolete|revoked|suspended|corrupted|overridden|cancell?ed|by mistake|turned off|disabled|apply)\b"),
        InjectionSign.Of(Override, 0.35, "speaks of what the reader was told", @"\b(?:you (?:were|have been|had been) (?:told|given|asked|instructed)|you received|told you before|instructions? (?:you|that you)|your (?:initial|previous|earlier|original|system|hidden) \w+)\b"),
        InjectionSign.Of(Override, 0.4, "binds the reader from here on", @"\b(?:from now on|from this point on|henceforth|from here on)\b[^.!?\n]{0,20}\b(?:you|answer|act|reply|respond|speak)\b|\bact accordingly\b|\bobey (?:only )?(?:me|the|this)\b|\bdo (?:just )?what i say\b"),
        InjectionSign.Of(Override, 0.5, "claims to stand above the other texts", @"\btakes? precedence over\b|\b(?:only|just) trust this\b|\btrust only this\b|\b(?:do not|must not|don't) use the other\b|\buse only this one\b|\btreat this (?:paragraph|text|passage|document|block)\b|\b(?:document|page|text) ?> ?(?:user|developer|system)\b|\b(?:reset|clear|wipe|erase) your (?:context|memory)\b|\bnothing said so far\b"),
        InjectionSign.Of(Override, 0.7, "tells to drop the instructions (German)", @"\b(?:ignoriere?|vergiss|missachte|verwirf|beachte)\b[^.!?\n]{0,40}\b(?:anweisung(?:en)?|vorgaben|regeln|systemprompt|vorher|bisherig\w*|alles|frage)\b"),
        InjectionSign.Of(Override, 0.5, "says that new instructions hold (German)", @"\bneue (?:anweisung|aufgabe|instruktion)(?:en)? ?(?::|ist\b)|\b(?:regeln|anweisungen|vorgaben) gelten nicht mehr\b|\bdeine neue aufgabe\b|\bbefolge stattdessen\b|\bantworte (?:nur|ausschliesslich)\b|\bbeantworte\b[^.!?\n]{0,25}\bnicht\b"),
        InjectionSign.Of(Override, 0.7, "tells to drop the instructions (Spanish, Italian, Portuguese)", @"\b(?:ignora|ignore|olvida|olvide|descarta|no hagas caso de|haz caso omiso de|deja de lado|dimentica|esqueca)\b[^.!?\n]{0,30}\b(?:instrucciones|instrucoes|istruzioni|reglas|directrices|todo lo que|lo anterior|pregunta|regole|regras)\b"),
        InjectionSign.Of(Override, 0.5, "says that new instructions hold (Spanish)", @"\bnuevas instrucciones ?:|\b(?:sustituye|reemplaza) tus\b|\bahora obedeces\b|\bresponde (?:solo|unicamente) (?:con|esto)\b|\bno respondas a la pregunta\b"),
        InjectionSign.Of(Override, 0.7, "tells to drop the instructions (French)", @"\b(?:ignore|oublie|ne tiens pas compte|ne tenez aucun compte|fais abstraction)\b[^.!?\n]{0,30}\b(?:instructions|consignes|regles|prompt|tout ce qui|precede)\b"),
        InjectionSign.Of(Override, 0.5, "says that new instructions hold (French)", @"\bnouvelles instructions ?:|\bvos consignes sont remplacees\b|\breponds (?:uniquement|seulement)\b|\bne reponds pas a\b|\bsuis seulement\b"),
        InjectionSign.Of(Override, 0.7, "tells to drop the instructions (Dutch)", @"\bnegeer\b[^.!?\n]{0,30}\b(?:instructies|opdrachten|regels)\b"),
    ];
}
