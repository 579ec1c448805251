using Microsoft.Extensions.AI;
using Rung.Core.Data;

namespace Rung.Engine.Prompting;

/// <summary>
/// Renders what a model is asked for one example: the instruction, the solved examples as turns of a conversation,
/// and the input. It never looks at the asked example's expected output.
/// </summary>
internal sealed class Prompt : IPrompt
{
    private readonly string _instruction;
    private readonly IShots? _shots;

    public Prompt(string instruction, IShots? shots)
    {
        _instruction = instruction;
        _shots = shots;
    }

    public ValueTask<IReadOnlyList<ChatMessage>> RenderAsync(Example example, CancellationToken cancellationToken)
    {
        var messages = new List<ChatMessage> { new(ChatRole.System, _instruction) };
        foreach (var shot in _shots?.For(example) ?? [])
        {
            messages.Add(new ChatMessage(ChatRole.User, InputMarkup.Of(shot.Input)));
            messages.Add(new ChatMessage(ChatRole.Assistant, shot.Expected));
        }

        messages.Add(new ChatMessage(ChatRole.User, InputMarkup.Of(example.Input)));
        return ValueTask.FromResult<IReadOnlyList<ChatMessage>>(messages);
    }
}
