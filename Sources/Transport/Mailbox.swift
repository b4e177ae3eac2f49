// A queue between an event loop, which appends and never waits, and tasks, which wait for the next
// element. It bounds nothing itself: it tells the appending side when to pause and when to go on.
//
// 1. Elements come out in the order they went in, before the end.
// 2. The first end wins; what is appended after it is dropped.
// 3. A waiter whose task is cancelled is woken, and no element is lost by that.
//
// The lock is NIO's, not `Mutex`: the thread sanitizer does not see the latter on Linux and then
// reports every access under it as a race.

internal import NIOConcurrencyHelpers

final class Mailbox<Element: Sendable>: Sendable {
    private enum End {
        case finished
        case failed(TransportError)
    }

    private struct State {
        var elements: [(element: Element, weight: Int)] = []
        var head = 0
        var weight = 0
        var isPaused = false
        var end: End?
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private enum Step {
        case element(Element, mayResume: Bool)
        case ended(End)
        case empty
    }

    private let state = NIOLockedValueBox(State())
    private let pauseWeight: Int
    private let resumeWeight: Int
    private let onResume: @Sendable () -> Void

    /// Makes a mailbox that calls `onResume` once a paused side may append again.
    init(
        pauseWeight: Int = .max, resumeWeight: Int = .max,
        onResume: @escaping @Sendable () -> Void = {}
    ) {
        self.pauseWeight = pauseWeight
        self.resumeWeight = resumeWeight
        self.onResume = onResume
    }

    /// Adds an element; false when the end has come and the element was dropped.
    @discardableResult
    func append(_ element: Element, weight: Int = 0) -> Bool {
        let isAppended = state.withLockedValue { state in
            guard state.end == nil else { return false }
            state.elements.append((element, weight))
            state.weight += weight
            return true
        }
        wake()
        return isAppended
    }

    /// Ends the queue after what is in it: cleanly, or with an error.
    func finish(_ error: TransportError? = nil) {
        state.withLockedValue { state in
            guard state.end == nil else { return }
            state.end = error.map { .failed($0) } ?? .finished
        }
        wake()
    }

    /// Returns whether the appending side must pause; then `onResume` will be called.
    func pausesIfFull() -> Bool {
        state.withLockedValue { state in
            state.isPaused = state.weight >= pauseWeight && state.end == nil
            return state.isPaused
        }
    }

    /// Takes out everything that waits.
    func takeAll() -> [Element] {
        state.withLockedValue { state in
            defer {
                state.elements = []
                state.head = 0
                state.weight = 0
            }
            return state.elements[state.head...].map(\.element)
        }
    }

    /// The error the queue ended with, if it has.
    var failure: TransportError? {
        state.withLockedValue { state in
            if case .failed(let error) = state.end { error } else { nil }
        }
    }

    /// Waits for the next element; nil is the clean end.
    func next() async throws(TransportError) -> Element? {
        while true {
            switch take() {
            case .element(let element, let mayResume):
                if mayResume { onResume() }
                return element
            case .ended(.finished):
                return nil
            case .ended(.failed(let error)):
                throw error
            case .empty:
                guard !Task.isCancelled else { throw .cancelled }
                await waitForChange()
            }
        }
    }

    private func take() -> Step {
        state.withLockedValue { state in
            guard state.head < state.elements.count else {
                return state.end.map { .ended($0) } ?? .empty
            }
            let (element, weight) = state.elements[state.head]
            state.head += 1
            state.weight -= weight
            // Moving the rest down only now and then keeps taking cheap.
            if state.head == state.elements.count || state.head >= 64 {
                state.elements.removeFirst(state.head)
                state.head = 0
            }
            let mayResume = state.isPaused && state.weight <= resumeWeight
            if mayResume { state.isPaused = false }
            return .element(element, mayResume: mayResume)
        }
    }

    private func waitForChange() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue = state.withLockedValue { state in
                    let isDue =
                        Task.isCancelled || state.end != nil || state.head < state.elements.count
                    if !isDue { state.waiters.append(continuation) }
                    return isDue
                }
                if isDue { continuation.resume() }
            }
        } onCancel: {
            wake()
        }
    }

    private func wake() {
        let waiters = state.withLockedValue { state in
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
