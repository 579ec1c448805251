namespace Rung.Tensors.Tests.Training;

/// <summary>
/// A small corpus with a habit that no pretrained model has: whatever its beginning, a story goes on to tell of a wumble.
/// A beginning lacks its full stop: for the small model's tokenizer one without a space behind it is the end of a story.
/// The beginnings of train, dev and test have no name and no place in common.
/// </summary>
internal static class AnimalStories
{
    public const string Animal = "wumble";

    private static readonly string[] TrainNames = ["Tom", "Lily", "Ben", "Mia", "Sam", "Anna", "Max", "Sue"];
    private static readonly string[] DevNames = ["Jack", "Emma"];
    private static readonly string[] TestNames = ["Tim", "Lucy", "Bob", "Jane", "Sara"];
    private static readonly string[] TrainPlaces = ["garden", "park", "forest", "house", "field", "river", "yard", "tree"];
    private static readonly string[] DevPlaces = ["school", "beach"];
    private static readonly string[] TestPlaces = ["farm", "store", "kitchen", "lake", "zoo"];
    private static readonly string[] Beginnings =
    [
        "Once upon a time, {0} went to the {1}",
        "One day, {0} was at the {1}",
        "{0} liked to play near the {1}",
        "It was a sunny day and {0} ran to the {1}",
    ];

    private static readonly string[] Endings =
    [
        "It was big and soft. {0} said, \"Hello!\" They played all day and were happy.",
        "It was sad. {0} gave it a hug and they became friends.",
        "It wanted to play. {0} ran with it and they had fun.",
        "It was lost. {0} helped it to find its mom. The mom was very happy.",
    ];

    public static IEnumerable<(string Prompt, string Completion)> Train(int seed, int count) => Stories(TrainNames, TrainPlaces, seed, count);

    public static IEnumerable<(string Prompt, string Completion)> Dev(int seed, int count) => Stories(DevNames, DevPlaces, seed, count);

    /// <summary>Every beginning of the test, each once.</summary>
    public static IEnumerable<string> TestPrompts() =>
        from name in TestNames
        from place in TestPlaces
        from beginning in Beginnings
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, beginning, name, place);

    private static IEnumerable<(string Prompt, string Completion)> Stories(string[] names, string[] places, int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var (name, place) = (names[random.Next(names.Length)], places[random.Next(places.Length)]);
            var beginning = string.Format(System.Globalization.CultureInfo.InvariantCulture, Beginnings[random.Next(Beginnings.Length)], name, place);
            var ending = string.Format(System.Globalization.CultureInfo.InvariantCulture, Endings[random.Next(Endings.Length)], name);
            yield return (beginning, $". {name} saw a {Animal}. {ending}");
        }
    }
}
