using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Intake;

/// <summary>What a call to find-face asks for, received whole.</summary>
internal sealed record FindFaceOrder(MediaSource Video, DetectionSettings Settings);

/// <summary>What a call to generate asks for, received whole.</summary>
internal sealed record GenerateOrder(string FindFaceId, MediaSource Audio, GenerationSettings Settings);
