using System.Text.Json;
using Tensorflow.Tests.Executors;
using Tensorflow.Tests.Keras;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Images;

/// <summary>keras.preprocessing.image_dataset_from_directory against Keras' batches of the same files (Golden/images).</summary>
[Collection(nameof(ProcessState))]
public sealed class ImageFolderTests : FolderTests
{
    private static readonly JsonElement Golden = KerasGolden.Read("images.json").GetProperty("folders");

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.GetProperty("cases").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Files_classes_order_parts_and_pixels_are_Keras(int index)
    {
        WriteFiles();
        BothExecutors.Run(() =>
        {
            var golden = Golden.GetProperty("cases")[index];
            var args = golden.GetProperty("args");
            tf.set_random_seed(1);
            var dataset = keras.preprocessing.image_dataset_from_directory(
                Folder,
                labels: args.TryGetProperty("labels", out _) ? null : "inferred",
                label_mode: args.TryGetProperty("label_mode", out var mode) ? mode.GetString() : "int",
                class_names: args.TryGetProperty("class_names", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : null,
                color_mode: Text("color_mode") ?? "rgb",
                batch_size: 4,
                image_size: (3, 2),
                shuffle: !args.TryGetProperty("shuffle", out _),
                seed: args.TryGetProperty("seed", out var seed) ? seed.GetInt32() : null,
                validation_split: args.TryGetProperty("validation_split", out var split) ? split.GetSingle() : .2f,
                subset: Text("subset"),
                interpolation: Text("interpolation") ?? "bilinear");
            Assert.Equal(golden.GetProperty("class_names").EnumerateArray().Select(name => name.GetString()), dataset.class_names);
            foreach (var iteration in golden.GetProperty("iterations").EnumerateArray())
            {
                var batches = dataset.ToArray();
                Assert.Equal(iteration.GetArrayLength(), batches.Length);
                foreach (var (expected, (x, y)) in iteration.EnumerateArray().Zip(batches))
                {
                    ImagesGolden.Close(expected.GetProperty("x"), x, 1e-5f, 1e-3f, args.GetRawText());
                    if (expected.TryGetProperty("y", out var labels)) ImagesGolden.Close(labels, y, 0, 0, $"{args.GetRawText()}, labels");
                    else Assert.Null((object?)y);
                }
            }

            string? Text(string key) => args.TryGetProperty(key, out var value) ? value.GetString() : null;
        });
    }

    [Fact]
    public void Paths_come_in_Keras_order()
    {
        WriteFiles();
        foreach (var golden in Golden.GetProperty("cases").EnumerateArray().Where(one => !one.GetProperty("args").TryGetProperty("subset", out _)))
        {
            var args = golden.GetProperty("args");
            if (args.TryGetProperty("labels", out _) || args.TryGetProperty("class_names", out _) || (args.TryGetProperty("label_mode", out var mode) && mode.ValueKind == JsonValueKind.Null)) continue;
            var (paths, _, _) = keras.preprocessing.dataset_utils.index_directory(
                Folder, "inferred", Tensorflow.Keras.Preprocessing.WHITELIST_FORMATS, shuffle: !args.TryGetProperty("shuffle", out _), seed: args.TryGetProperty("seed", out var seed) ? seed.GetInt32() : null);
            Assert.Equal(golden.GetProperty("paths").EnumerateArray().Select(path => path.GetString()), paths.Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')));
        }
    }

    [Fact]
    public void Links_are_followed_where_that_is_asked_for_and_end()
    {
        WriteFiles();
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateSymbolicLink(At("ant/again"), At("ant"));
        Directory.CreateSymbolicLink(At("ant/cat"), At("b cat"));
        var utils = keras.preprocessing.dataset_utils;
        var formats = Tensorflow.Keras.Preprocessing.WHITELIST_FORMATS;
        var without = utils.index_directory(Folder, "inferred", formats, shuffle: false).Item1.Length;
        Assert.Equal(without + 3, utils.index_directory(Folder, "inferred", formats, shuffle: false, follow_links: true).Item1.Length);
    }

    [Fact]
    public void What_Keras_refuses_is_refused_and_a_damaged_file_is_named()
    {
        WriteFiles();
        var data = keras.preprocessing;
        Assert.Contains("seed", Assert.Throws<ValueError>(() => data.image_dataset_from_directory(Folder, subset: "training")).Message);
        Assert.Contains("subset", Assert.Throws<ValueError>(() => data.image_dataset_from_directory(Folder, subset: "both", seed: 1)).Message);
        Assert.Contains("between 0 and 1", Assert.Throws<ValueError>(() => data.image_dataset_from_directory(Folder, validation_split: 1.5f, subset: "training", seed: 1)).Message);
        Assert.Contains("exactly 2", Assert.Throws<ValueError>(() => data.image_dataset_from_directory(Folder, label_mode: "binary")).Message);
        Assert.Contains("did not match", Assert.Throws<ValueError>(() => data.image_dataset_from_directory(Folder, class_names: ["ant", "cat", "Dog"])).Message);
        Assert.Contains("color_mode", Assert.Throws<ValueError>(() => data.image_dataset_from_directory(Folder, color_mode: "cmyk")).Message);
        Assert.Contains("label_mode", Assert.Throws<ValueError>(() => data.image_dataset_from_directory(Folder, label_mode: "float")).Message);
        Assert.Contains("interpolation", Assert.Throws<ValueError>(() => data.image_dataset_from_directory(Folder, interpolation: "linear")).Message);
        Assert.Contains("nowhere", Assert.Throws<ValueError>(() => data.image_dataset_from_directory(At("nowhere"))).Message);
        Directory.CreateDirectory(At("empty/class"));
        Assert.Contains("No images", Assert.Throws<ValueError>(() => data.image_dataset_from_directory(At("empty"))).Message);
        File.WriteAllBytes(At("ant/3.png"), [1, 2, 3]);
        Assert.Contains("3.png", Assert.Throws<InvalidArgumentError>(() => data.image_dataset_from_directory(Folder, shuffle: false).ToArray()).Message);
    }

    private void WriteFiles()
    {
        foreach (var file in Golden.GetProperty("files").EnumerateObject())
        {
            var path = At(file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Convert.FromBase64String(file.Value.GetString()!));
        }
    }
}
