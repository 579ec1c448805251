using Rung.Engine.PersonalData.Tagging;
using Rung.TaggerTraining;

// TaggerTraining TEXTS LISTS MODEL: learns from the templates in TEXTS with the lists in LISTS, and writes MODEL. The same
// texts give the same bytes.
if (args is not [var texts, var lists, var model])
{
    await Console.Error.WriteLineAsync("Name the folder of texts, the folder of lists and the file of the model.");
    return 2;
}

// What one perceptron learns hangs on the order of its sentences; the mean of several, each with sentences of its own, does less so.
const int Learners = 4;

// One ordinary word in eight is not known while learning: a word that no list has need not be a name.
var lexicon = Lexicon.Read(
    name => File.OpenRead(Path.Combine(lists, name)), forgets: word => word.Length > 3 && word.Sum(letter => letter) % 8 == 0);
var learnt = Enumerable.Range(1, Learners).Select(seed => new Perceptron(lexicon, seed).Learn(new TrainingText(texts, lists, seed).Make()));
var temporary = model + ".new";
await using (var stream = File.Create(temporary))
{
    LearntWeights.MeanOf([.. learnt]).ToModel().Write(stream);
}

File.Move(temporary, model, overwrite: true);
return 0;
