using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Checkpoints;

/// <summary>
/// How the core's records are written down: as JSON, by property, unions with the name of their case in <c>is</c>.
/// </summary>
internal static class RecordJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new CreditsConverter(), new EquatableListConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DescribeUnion } },
    };

    public static string Write<T>(T record) => JsonSerializer.Serialize(record, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new JsonException($"A {typeof(T).Name} reads as nothing.");

    // The core writes a union as an abstract record with its cases nested in it; the core itself knows nothing of JSON.
    private static void DescribeUnion(JsonTypeInfo type)
    {
        if (!type.Type.IsAbstract || type.Kind != JsonTypeInfoKind.Object) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "is" };
        foreach (var one in type.Type.GetNestedTypes(BindingFlags.Public).Where(one => one.BaseType == type.Type))
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(one, one.Name));
    }

    private sealed class CreditsConverter : JsonConverter<Credits>
    {
        public override Credits Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Credits value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Amount);
    }

    private sealed class EquatableListConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(EquatableList<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class Of<T> : JsonConverter<EquatableList<T>>
        {
            public override EquatableList<T> Read(
                ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                EquatableList.Create<T>(JsonSerializer.Deserialize<T[]>(ref reader, options));

            public override void Write(Utf8JsonWriter writer, EquatableList<T> value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize<IEnumerable<T>>(writer, value, options);
        }
    }
}
