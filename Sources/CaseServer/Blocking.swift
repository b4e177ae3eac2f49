// Work that blocks a thread (SQLite, scrypt) is kept off the threads that all tasks share.

internal import Dispatch

/// Runs blocking work on threads of its own.
struct Blocking: Sendable {
    private let queue: DispatchQueue

    /// Reads of the store, several at a time.
    static let reading = Blocking(
        queue: DispatchQueue(label: "reading", attributes: .concurrent))
    /// Password hashing takes 128 MiB each time, so only one at a time.
    static let hashing = Blocking(queue: DispatchQueue(label: "hashing"))

    func run<Success: Sendable>(
        _ work: @escaping @Sendable () throws -> Success
    ) async throws -> Success {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
