// Long measurements whose results are committed in bench/results:  dotnet run -c Release --project bench/Rung.Studies -- NAME
var studies = new SortedDictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["aa"] = Rung.Studies.Aa.AaStudy.RunAsync,
    ["kills"] = Rung.Studies.Kills.KillStudy.RunAsync,
    ["curve"] = Rung.Studies.Curves.CurveStudy.RunAsync,
    ["labels"] = Rung.Studies.Labelled.LabelStudy.RunAsync,
    ["malformed"] = Rung.Studies.Malformed.MalformedStudy.RunAsync,
    ["million"] = Rung.Studies.Million.MillionStudy.RunAsync,
    ["nearduplicates"] = Rung.Studies.Copies.NearDuplicateStudy.RunAsync,
    ["ownership"] = Rung.Studies.Ownership.OwnershipStudy.RunAsync,
    ["personal"] = Rung.Studies.Personal.PersonalStudy.RunAsync,
    ["queue"] = Rung.Studies.Labelled.QueueStudy.RunAsync,
    ["rung0"] = Rung.Studies.Rung0.Rung0Study.RunAsync,
    ["twins"] = Rung.Studies.Twinned.TwinStudy.RunAsync,
    ["texts"] = Rung.Studies.Texts.TextsStudy.RunAsync,
};

if (args.Length == 0 || !studies.TryGetValue(args[0], out var study))
{
    await Console.Error.WriteLineAsync($"Name a study: {string.Join(", ", studies.Keys)}.");
    return 2;
}

return await study(args[1..]);
