using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Rung.Core.Data;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>
/// All of a request that decides its answer, as one canonical text: its hash is the key of the response cache.
/// The key that pays for it is not in it.
/// </summary>
internal static class RequestText
{
    /// <summary>Goes up when the text of the same request changes.</summary>
    private const string Format = "rung.request/1";

    // One spelling, whatever the encoder of a later runtime escapes.
    private static readonly JsonWriterOptions Spelling = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ContentHash HashOf(ModelDefinition model, IEnumerable<ChatMessage> messages, ChatOptions? options) =>
        ContentHash.Of(Of(model, messages, options));

    /// <exception cref="NotSupportedException">The request has a part that this text does not cover.</exception>
    public static string Of(ModelDefinition model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Spelling))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("provider", model.Provider);
            json.WriteString("url", ProviderDialect.Of(model).UrlOf(model).AbsoluteUri);
            json.WriteString("model", model.Model);
            Write(json, options);
            Write(json, messages);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, ChatOptions? options)
    {
        if (options is null)
        {
            return;
        }

        if (options is { Tools.Count: > 0 } or { RawRepresentationFactory: not null } or { Instructions: not null }
            or { ResponseFormat: not null } or { AdditionalProperties.Count: > 0 })
        {
            throw new NotSupportedException("The request has options that its hash does not cover.");
        }

        Write(json, "maxOutputTokens", options.MaxOutputTokens);
        Write(json, "temperature", options.Temperature);
        Write(json, "topP", options.TopP);
        Write(json, "topK", options.TopK);
        if (options.StopSequences is { Count: > 0 } stops)
        {
            json.WriteStartArray("stop");
            foreach (var stop in stops)
            {
                json.WriteStringValue(stop);
            }

            json.WriteEndArray();
        }

        if (options.Seed is { } seed)
        {
            json.WriteNumber("seed", seed);
        }
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<ChatMessage> messages)
    {
        json.WriteStartArray("messages");
        foreach (var message in messages)
        {
            if (message.Contents.Any(content => content is not TextContent))
            {
                throw new NotSupportedException("A message has a part that is not text: the hash does not cover it.");
            }

            json.WriteStartObject();
            json.WriteString("role", message.Role.Value);
            json.WriteString("text", message.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
    }
}
