// Remembers what happened, for a test to look at afterwards.

/// Collects values from any task and lets one wait for the next.
final class Recorder<Value: Sendable>: Sendable {
    private let stream: AsyncStream<Value>
    private let continuation: AsyncStream<Value>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    func record(_ value: Value) {
        continuation.yield(value)
    }

    func first() async -> Value? {
        for await value in stream { return value }
        return nil
    }
}
