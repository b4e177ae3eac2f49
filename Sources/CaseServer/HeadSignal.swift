// "Something new is in the log": a word without content, so that a slow reader costs nothing. Each
// reader then reads the log from its own position.

internal import Synchronization

/// Wakes the readers of the log.
package final class HeadSignal: Sendable {
    private struct State {
        var next = 0
        var readers: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let state = Mutex(State())

    /// Makes a signal that nobody waits for yet.
    package init() {}

    /// Wakes every reader once, however often it is called before the reader looks.
    package func moved() {
        for reader in state.withLock({ Array($0.readers.values) }) { reader.yield() }
    }

    /// Returns the wake-up calls from now on.
    package func subscribe() -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let key = state.withLock { state in
                state.next += 1
                state.readers[state.next] = continuation
                return state.next
            }
            continuation.onTermination = { [weak self] _ in
                self?.state.withLock { _ = $0.readers.removeValue(forKey: key) }
            }
        }
    }
}
