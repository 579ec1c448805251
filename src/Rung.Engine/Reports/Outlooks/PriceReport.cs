using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rung.Core.Economics.Outlooks;
using Rung.Engine.Ownership.Plans;
using Rung.Engine.Reports.Html;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>The answer of <c>rung price</c> as text, JSON (schema <c>rung.price/1</c>) and one self-contained page.</summary>
public static class PriceReport
{
    private const string Title = "What would it cost?";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="answer">What was reckoned.</param>
    /// <param name="basis">Which prices and which policy.</param>
    public static string WriteText(PlanAnswer answer, string basis)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(basis);

        var text = new StringBuilder();
        PlainText.AppendList(text, "A call, at the expected tokens", answer.Calls);
        if (answer.Outlook is { } outlook)
        {
            text.Append(MoneyPlain.Write(outlook));
        }
        else
        {
            PlainText.AppendList(text, "Unknown", answer.Unknown);
        }

        return text.Append(PlainText.Wrapped(basis, "")).ToString();
    }

    /// <param name="answer">What was reckoned.</param>
    /// <param name="policy">Which policy.</param>
    /// <param name="prices">Which prices, with their hash.</param>
    public static string WriteJson(PlanAnswer answer, string policy, string prices)
    {
        ArgumentNullException.ThrowIfNull(answer);

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("schema", "rung.price/1");
            json.WriteString("policy", policy);
            json.WriteString("prices", prices);
            json.WriteStartArray("calls");
            foreach (var call in answer.Calls)
            {
                json.WriteStringValue(call);
            }

            json.WriteEndArray();
            if (answer.Outlook is { } outlook)
            {
                MoneyJson.WriteFields(json, outlook);
            }
            else
            {
                WriteUnknown(json, answer);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <param name="outlook">What was reckoned.</param>
    /// <param name="basis">Which prices and which policy.</param>
    public static string WritePage(OwnershipOutlook outlook, string basis)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        ArgumentNullException.ThrowIfNull(basis);

        var style = EmbeddedText.Read("report.css");
        return new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {style.Policy}; base-uri 'none'; form-action 'none'\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\">")
            .Append($"<title>{Title}</title><style>{style.Text}</style></head><body><header><h1>{Title}</h1><p class=\"soft\">{HtmlText.Escaped(basis)}</p></header><main>")
            .Append(MoneySection.Write(outlook))
            .Append("</main></body></html>\n")
            .ToString();
    }

    private static void WriteUnknown(Utf8JsonWriter json, PlanAnswer answer)
    {
        json.WriteStartArray("unknown");
        foreach (var unknown in answer.Unknown)
        {
            json.WriteStringValue(unknown);
        }

        json.WriteEndArray();
    }
}
