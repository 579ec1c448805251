using Microsoft.Extensions.AI;
using Rung.Core.Data;
using Rung.Engine.Prompting;
using Rung.Retrieval;
using Rung.Retrieval.Safety;

namespace Rung.Engine.Retrieving.Prompts;

/// <summary>
/// Renders the instruction, numbered passages between delimiters that no document can forge, and the input. Where the source has no
/// passage, the model is asked without any, by the prompt that knows no documents.
/// </summary>
/// <param name="instruction">With the rules of citing.</param>
/// <param name="passages">What is shown.</param>
/// <param name="without">Asks where there is nothing to show; <see langword="null"/>: it is asked all the same, and should abstain.</param>
/// <param name="seed">Decides the word of the delimiters.</param>
internal sealed class DocumentPrompt(string instruction, IPassageSource passages, IPrompt? without, string seed) : IPrompt
{
    public async ValueTask<IReadOnlyList<ChatMessage>> RenderAsync(Example example, CancellationToken cancellationToken)
    {
        var shown = await passages.FindAsync(example, cancellationToken);
        if (shown.Count == 0 && without is not null)
        {
            return await without.RenderAsync(example, cancellationToken);
        }

        var rendered = PassageBlock.Render([.. shown.Select(Disarmed)], seed);
        return
        [
            new ChatMessage(ChatRole.System, $"{instruction}\n- {PassageBlock.Explain(rendered)}"),
            new ChatMessage(ChatRole.User, $"{(shown.Count == 0 ? "No passage was found.\n" : rendered.Text)}\n{InputMarkup.Of(example.Input)}"),
        ];
    }

    /// <summary>A document must not write the marks of an input either.</summary>
    private static Passage Disarmed(Passage passage) => passage with
    {
        Text = InputMarkup.Escape(passage.Text),
        Document = InputMarkup.Escape(passage.Document),
        TitlePath = [.. passage.TitlePath.Select(InputMarkup.Escape)],
    };
}
