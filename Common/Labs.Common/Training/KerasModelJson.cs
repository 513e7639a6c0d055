using System.Text;
using System.Text.Json;
using Tensorflow.Keras.Engine;

namespace Labs.Common;

/// <summary>A model as Keras' to_json() gives it, as far as TensorBoard's conceptual graph shows it: its layers, their names and classes.</summary>
internal static class KerasModelJson
{
    public static string Of(Model model)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("class_name", "Sequential");
            json.WriteStartObject("config");
            json.WriteString("name", "sequential");
            json.WriteStartArray("layers");
            foreach (var (name, layer) in ModelLayers.Of(model))
            {
                json.WriteStartObject();
                json.WriteString("class_name", ModelLayers.ClassOf(layer));
                json.WriteStartObject("config");
                json.WriteString("name", name);
                json.WriteString("dtype", "float32");
                if (layer is Activation activation) json.WriteString("activation", activation.Function);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("backend", "tensorflow");
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
