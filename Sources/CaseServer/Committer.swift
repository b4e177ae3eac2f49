// All commits go through one place and one thread: what waits while a group is being written forms
// the next group and shares its fsync. A commit belongs to the committer, not to the connection
// that asked for it, so a connection that goes away aborts nothing.

internal import CaseModel
package import CaseStore
internal import CaseWire
internal import Dispatch
internal import Synchronization

/// Writes mutations in groups.
package final class Committer: Sendable {
    private struct Ticket {
        let requests: [CommitRequest]
        let continuation: CheckedContinuation<[CommitResult], Never>
    }

    private struct Waiting {
        var tickets: [Ticket] = []
        var isScheduled = false
    }

    private let store: Store
    private let clock: ServerClock
    private let head: HeadSignal
    private let queue = DispatchQueue(label: "committer")
    private let waiting = Mutex(Waiting())
    /// Keeps one group, and with it the wait of everybody behind it, short.
    private static let groupMax = 256

    /// Makes the committer of a store.
    package init(store: Store, clock: ServerClock, head: HeadSignal) {
        self.store = store
        self.clock = clock
        self.head = head
    }

    /// Commits mutations of one connection in their order; returns when they are on disk.
    package func commit(_ requests: [CommitRequest]) async -> [CommitResult] {
        await withCheckedContinuation { continuation in
            let ticket = Ticket(requests: requests, continuation: continuation)
            let mustSchedule = waiting.withLock { state in
                state.tickets.append(ticket)
                defer { state.isScheduled = true }
                return !state.isScheduled
            }
            if mustSchedule { queue.async { self.drain() } }
        }
    }

    private func drain() {
        while true {
            let tickets = waiting.withLock { state -> [Ticket] in
                let count = state.tickets.prefix(Self.groupMax).count
                let group = Array(state.tickets.prefix(count))
                state.tickets.removeFirst(count)
                if group.isEmpty { state.isScheduled = false }
                return group
            }
            if tickets.isEmpty { return }
            write(tickets)
        }
    }

    private func write(_ tickets: [Ticket]) {
        let requests = tickets.flatMap(\.requests)
        let results: [CommitResult]
        do throws(StoreError) {
            results = try store.commit(requests, now: clock.now)
        } catch {
            results = requests.map { _ in .failure(WireError(.unavailable, .later)) }
        }
        head.moved()
        var start = 0
        for ticket in tickets {
            let end = start + ticket.requests.count
            ticket.continuation.resume(returning: Array(results[start..<end]))
            start = end
        }
    }
}
