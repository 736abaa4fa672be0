namespace SyncMonster.Batch.Manifests.Keys;

/// <summary>Every key a manifest may have: readers, a table's columns and the schema's test all go by it.</summary>
internal static class ManifestKeys
{
    public static readonly KeySet Media = new("media", new("url"), new("asset"), new Key("duration", IsNumber: true));

    public static readonly KeySet LipSync = new("lipsync", new("model"), new Key("intensity", IsNumber: true));

    public static readonly KeySet Drama = new(
        "drama",
        new Key("happy", IsNumber: true),
        new Key("sad", IsNumber: true),
        new Key("excited", IsNumber: true),
        new Key("angry", IsNumber: true));

    public static readonly KeySet Detection = new(
        "detection", new Key("scene_threshold", IsNumber: true), new("min_scene_length"));

    public static readonly KeySet Nearest = new("nearest", new Key("nearest", IsList: true));

    public static readonly KeySet FaceRule = new(
        "faceRule",
        new("scenes", IsList: true), new("frames"), new("pick", Nearest, IsList: true),
        new("min_size", IsNumber: true), new("if_unclear"));

    public static readonly KeySet JobBudget = new("jobBudget", new Key("max_credits", IsNumber: true));

    private static readonly Key[] Settings =
    [
        new("audio", Media), new("lipsync", LipSync), new("drama", Drama), new("faces", FaceRule, IsList: true),
        new("detection", Detection), new("tags"), new("priority"), new("budget", JobBudget, IsNumber: true),
        new("retries"), new("length_tolerance", IsNumber: true), new("output"),
    ];

    private static readonly Key Profile = new("profile");

    public static readonly KeySet Dub = new("dub", [new("id"), Profile, .. Settings]);

    public static readonly KeySet Job = new(
        "job",
        [
            new("id"), new("video", Media), new("language"), new("languages", IsList: true), new("dubs"), Profile,
            .. Settings,
        ]);

    public static readonly KeySet SharedSettings = new(
        "profileSettings", [new("language"), new("languages", IsList: true), .. Settings]);

    public static readonly KeySet Defaults = new("defaults", [Profile, .. SharedSettings.Keys]);

    public static readonly KeySet Budget = new(
        "budget",
        new("max_credits"), new("max_credits_per_job"), new("max_credits_per_day"), new("max_credits_per_tag"), new("on_exceeded"));

    public static readonly KeySet Concurrency = new("concurrency", new("jobs"), new("uploads"), new("downloads"));

    public static readonly KeySet Output = new("output", new("directory"), new("template"));

    public static readonly KeySet Manifest = new(
        "manifest",
        new("version"), new("project"), new("budget", Budget), new("concurrency", Concurrency), new("output", Output),
        new("state"), new("defaults", Defaults), new("profiles"), new("jobs", Job, IsList: true));
}
