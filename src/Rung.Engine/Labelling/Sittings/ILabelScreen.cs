namespace Rung.Engine.Labelling.Sittings;

/// <summary>Where a question is shown and keys are read from: a terminal, or a script.</summary>
public interface ILabelScreen
{
    /// <summary>Shows a question in place of the one before.</summary>
    void Show(LabelView view);

    /// <summary>The next key; <see langword="null"/> when there will be no more.</summary>
    ConsoleKeyInfo? ReadKey();
}
