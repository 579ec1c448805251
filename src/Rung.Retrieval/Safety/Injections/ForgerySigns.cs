using static Rung.Retrieval.Safety.InjectionKind;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>Signs that a text passes for a message of somebody else.</summary>
internal static class ForgerySigns
{
    public static IEnumerable<InjectionSign> All { get; } =
    [
        InjectionSign.Of(ForgedMessage, 0.7, "holds marks of a chat template", @"<\|[a-z_]{2,20}\|>|\[/?inst\]|<</?sys>>|<(?:start|end)_of_turn>"),
        InjectionSign.Of(ForgedMessage, 0.65, "holds elements of a prompt", @"</?(?:system|assistant|user|human|instructions?|context|documents?|passages?|tool_call|function_calls|invoke|tool_result)\b[^<>\n]{0,60}>"),
        InjectionSign.Of(ForgedMessage, 0.5, "begins like a message of the system or the model", @"(?:^|\n) ?(?:#{1,4} ?|\[)?(?:system|assistant|human|developer|admin)(?: message| note| override| prompt)?\]? ?(?::|\n|\()"),
        InjectionSign.Of(ForgedMessage, 0.5, "speaks as the system", @"\bsystem(?: message| override| notice| note)\b ?(?::|\n)|\b(?:developer|admin|operator|policy) (?:note|notice|message|update|block)\b|\bopenai policy\b|\bnew message from the (?:developer|system|operator|user)\b|\bmessage from (?:the|your) developer\b|\bcoming from your developer\b|\[\[? ?(?:admin|system|instruction)[^\]\n]{0,30}\]"),
        InjectionSign.Of(ForgedMessage, 0.3, "speaks as the user", @"(?:^|\n) ?(?:user|human) ?: "),
        InjectionSign.Of(ForgedMessage, 0.55, "says that the document ends here", @"\b(?:end|begin|start) (?:of )?(?:the )?(?:documents?|context|retrieved|passages|prompt|admin)\b|\b(?:context|document|passages|prompt) (?:ends|is over|has ended)\b|\bdocuments? above (?:is|are) fake\b|=== ?task ?==="),
        InjectionSign.Of(ForgedMessage, 0.45, "vouches for the reader", @"\b(?:user|reader|customer|requester|caller) (?:has been|is|was) (?:verified|authori[sz]ed|authenticated|an? (?:auditor|admin\w*))\b|\byou may (?:share|reveal|disclose)\b|\bpermitted to reveal\b|\bverified the user's identity\b"),
        InjectionSign.Of(ForgedMessage, 0.45, "switches checks off", @"\b(?:skip|without|disable|no|turn off) (?:any |all |the )?(?:identity|safety|security|verification)? ?(?:checks?|confirmation|moderation|verification)\b|\b(?:moderation|safety|filters?|constraints)\b[^.!?\n]{0,20}\b(?:turned off|disabled|lifted|suspended)\b|\bwithout confirmation\b"),
        InjectionSign.Of(ForgedMessage, 0.5, "forges an answer of the model", @"(?:^|\n|>) ?(?:assistant ?: ?)?(?:sure|of course|certainly)[,!]? (?:ignoring|here is what|i have|the (?:hidden|secret))|\bi have (?:deleted|verified|transferred|approved|wired)\b[^.!?\n]{0,50}\b(?:as requested|will now|the money|all the files)\b"),
        InjectionSign.Of(ForgedMessage, 0.35, "holds a system message as data", @"[""']role[""'] ?: ?[""'](?:system|developer)[""']"),
        InjectionSign.Of(ForgedMessage, 0.5, "speaks as the system (German, Spanish, French)", @"(?:^|\n) ?(?:systemnachricht|sistema|systeme|mensaje del sistema|message systeme) ?:"),
        InjectionSign.Of(ForgedMessage, 0.45, "vouches for the reader (German, Spanish, French)", @"\b(?:benutzer|nutzer) ist\b[^.!?\n]{0,25}\b(?:bestatigt|verifiziert)\b|\busuario esta verificado\b|\butilisateur est verifie\b|\bohne prufung\b|\bdatos confidenciales\b|\bdonnees confidentielles\b|\bvertrauliche\w* \w+ frei\b"),
    ];
}
