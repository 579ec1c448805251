namespace Rung.Retrieval.Documents.Html;

/// <summary>Colours as they are inherited; a background that cannot be known (a picture) is null.</summary>
internal readonly record struct Look(Colour? Text, Colour? Background)
{
    public static Look OfPage { get; } = new(Colour.Black, Colour.White);

    /// <summary>Whether the letters have nearly the colour that they stand on.</summary>
    public bool IsUnreadable => Text is { } text && Background is { } background && text.IsNear(background);

    public Look With(InlineStyle style, string? color, string? background)
    {
        var look = this;
        if (background is not null)
        {
            look = look with { Background = Colour.TryParse(background) };
        }

        if (color is not null)
        {
            look = look with { Text = Colour.TryParse(color) };
        }

        if (style.Background is { } painted)
        {
            look = look with { Background = Colour.TryParse(painted) };
        }

        return style.Color is { } written ? look with { Text = Colour.TryParse(written) } : look;
    }
}
