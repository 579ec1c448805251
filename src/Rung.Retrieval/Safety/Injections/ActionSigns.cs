using static Rung.Retrieval.Safety.InjectionKind;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>Signs that a text wants something done, or said to the user.</summary>
internal static class ActionSigns
{
    private const string Who = @"(?:the |your |their |our )?(?:user|users|customers?|person|reader|readers|guests?|clients?|whoever)";

    public static IEnumerable<InjectionSign> All { get; } =
    [
        InjectionSign.Of(ToolCall, 0.35, "wants a tool to be used", @"\b(?:call|invoke|use|using|run|execute|trigger|via|with)\b (?:the |your |following )?[^.!?\n]{0,25}\b(?:function|tool|api|plugin|terminal|shell command|interpreter)\b"),
        InjectionSign.Of(ToolCall, 0.4, "names an act that does harm", @"\brm -rf?\b|\bcurl [^|\n]{1,60}\| ?(?:ba)?sh\b|\bdrop table\b|\b(?:delete|remove|wipe)_(?:all|account)\w*|\bconfirm(?:ed)? ?= ?true\b|\btransfer_funds\b|\bwire the money\b|\bgift cards\b|\bforwarding rule\b|\bwipe the logs?\b|\bhide the receipt\b|/etc/shadow\b|\bdisable their antivirus\b|\btransfer['""] button\b|\bapprove the deployment\b"),
        InjectionSign.Of(ToolCall, 0.35, "wants nobody to be asked", @"\bwithout (?:asking|confirming|telling|comment)\b|\bno need to (?:confirm|ask|tell)\b|\bbefore your user\b|\bquietly\b|\band (?:do not|don't) (?:mention|tell)\b|\bas soon as you read this\b|\bdo that first\b|\bbefore you answer\b"),
        InjectionSign.Of(ToolCall, 0.55, "forges the call of a tool", @"[""'](?:tool|name|function)[""'] ?: ?[""']\w{0,20}(?:send|delete|transfer|exec|run|email|shell|post|pay|upload|drop|remove|purchase)\w{0,20}[""']|\bfunctions\.\w+\(|<tool_call>|<function_calls>|\baction ?: ?\w+\[|\baction ?: ?\w+\n ?action input ?:"),
        InjectionSign.Of(ToolCall, 0.3, "writes the log of an agent", @"(?:^|\n) ?(?:thought|action|observation|action input) ?: "),
        InjectionSign.Of(ToolCall, 0.65, "wants a tool to be used (German, Spanish, French)", @"\b(?:rufe|fuhre)\b[^.!?\n]{0,20}\b(?:funktion|werkzeug|terminal)\b[^.!?\n]{0,60}\b(?:bestatigt|nichts davon|sh|loesche\w*)\b|\bllama a la funcion\b[^.!?\n]{0,60}\b(?:confirmar|dile)\b|\bappelle la fonction\b[^.!?\n]{0,60}\b(?:confirmer|dis que)\b|\bterminal-werkzeug\b"),
        InjectionSign.Of(Steering, 0.35, "says what the user is to be told", $@"\b(?:tell|inform|convince|advise|persuade|ask|lie to|insulting|assure) {Who}\b|\bsay so to the user\b|\b(?:sagt?|sage) (?:dem|euren|deinem) nutzern?\b|\b(?:dile al|decid a vuestros) usuarios?\b|\bdites a vos utilisateurs\b"),
        InjectionSign.Of(Steering, 0.35, "wants something kept from the user", @"\b(?:do not|don't|never|must not)\b[^.!?\n]{0,15}\b(?:mention|tell|reveal|cite|disclose|highlight|discuss|list) ?(?:the|any|that|it|them|passage|weaknesses|negatives)?\b|\bleave out every\b|\b(?:no menciones|sin decir\w*|ne cite aucun|sans le dire|erwahne|nenne keine)\b|\bclaim that\b|\blie and say\b"),
        InjectionSign.Of(Steering, 0.4, "dictates an answer", @"\b(?:reply|respond|answer|output|write|say|state|print)\b (?:only |just |simply |every [^.!?\n]{0,30})?(?:with |that )?(?:the word |the sentence )?[""']|\b(?:reply|respond|answer)\b (?:only|just|simply) with\b|\band (?:reply|respond|answer) (?:with|in)\b|\bsay (?:the password|hacked)\b"),
        InjectionSign.Of(Steering, 0.45, "binds all answers", @"\b(?:in|with|to) (?:all|every|each)(?: of)? (?:your )?(?:numeric )?(?:repl(?:y|ies)|answers?|responses?|questions?)\b|\banswer (?:every|all|any) questions?\b|\bin your (?:response|answer|reply|summary|output)\b|\bwhen you summari[sz]e\b|\bwhen asked (?:for|about)\b|\bregardless of (?:what|content)\b|\birrespective of (?:what|content)\b|\bno matter what\b|\bwhatever the (?:user|customer)\b|\bif the user asks\b|\buntil the end of the session\b|\bin every reply\b"),
        InjectionSign.Of(Steering, 0.4, "wants a favourable judgement", @"\b(?:rank|rate|score|grade|classify|assign|give|deserves|summari[sz]e)\b[^.!?\n]{0,50}\b(?:first|highest|10/10|full marks|positive(?: review)?(?: only)?|not spam|acceptance|best score|no weaknesses|irrespective|flawless|extremely positive)\b|\b(?:bewerte|califica|donne la meilleure note|fasse diesen text|resume (?:este|ce))\b[^.!?\n]{0,60}\b(?:bestnote|mejor|candidat|positiv\w*|positivo)\b"),
        InjectionSign.Of(Steering, 0.3, "turns from one thing to another", @"\b(?:instead|in place of them|in place of the)\b|\bwhat i really want\b|\bthe real request\b|\bstore permanently\b|\bmemory tool\b|\brather than\b|\bstattdessen\b"),
        InjectionSign.Of(Steering, 0.4, "speaks of itself as hidden", @"\bhidden message\b|\bdo not reveal that this text\b|\bnot shown to users\b|\bthis text exists\b|\bp\.s\. to any\b"),
    ];
}
