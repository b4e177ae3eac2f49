// One person's stream, from a position on, for as long as the connection lasts. The pump keeps no
// page: out of credit it stops and remembers only where the reader is, so that a peer who reads
// slowly, or not at all, costs the server no memory.

internal import CaseModel
internal import CaseStore
internal import CaseWire
internal import Synchronization
internal import Transport

/// What wakes a pump, and how many bytes it may send.
final class StreamDoor: Sendable {
    private struct State {
        var credit: Int64?
        var isBlocked = false
        var wanted: [ScopeID] = []
    }

    private let state: Mutex<State>
    private let continuation: AsyncStream<Void>.Continuation
    /// The calls to look again.
    let calls: AsyncStream<Void>

    /// Opens a door for so many bytes; nil for any number.
    init(credit: Int64?) {
        state = Mutex(State(credit: credit))
        (calls, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Calls the pump: there is something new in the log.
    func call() { continuation.yield() }

    /// Allows more bytes.
    func allow(_ bytes: Int64) {
        let mustCall = state.withLock { state in
            // A peer cannot save up more than it could ever use.
            state.credit = state.credit.map { min($0 + bytes, Self.creditMax) }
            return state.isBlocked && state.credit ?? 1 > 0
        }
        if mustCall { call() }
    }

    /// Asks for one scope anew.
    func want(_ scope: ScopeID) {
        state.withLock { if $0.wanted.count < Self.wantedMax { $0.wanted.append(scope) } }
        call()
    }

    /// Is true while a scope is asked for and was not sent yet.
    var isWanting: Bool { state.withLock { !$0.wanted.isEmpty } }

    func takeWanted() -> ScopeID? {
        state.withLock { $0.wanted.isEmpty ? nil : $0.wanted.removeFirst() }
    }

    /// Returns whether a page may be sent; remembers that one was held back.
    func mayPass() -> Bool {
        state.withLock { state in
            state.isBlocked = (state.credit ?? 1) <= 0
            return !state.isBlocked
        }
    }

    func spend(_ bytes: Int) {
        state.withLock { state in state.credit = state.credit.map { $0 - Int64(bytes) } }
    }

    private static let creditMax: Int64 = 64 * 1_048_576
    private static let wantedMax = 10_000
}

/// Sends the stream.
struct StreamPump: Sendable {
    let channel: ByteChannel
    let store: Store
    let head: HeadSignal
    let door: StreamDoor

    /// Sends everything that is new, now and whenever something is, until the connection ends.
    func run(_ start: StreamReader) async {
        var reader = start
        await withDiscardingTaskGroup { group in
            group.addTask { [head, door] in
                for await _ in head.subscribe() { door.call() }
            }
            door.call()
            do {
                for await _ in door.calls { try await sendNew(&reader) }
            } catch {
                channel.abort()
            }
            group.cancelAll()
        }
    }

    private func sendNew(_ reader: inout StreamReader) async throws {
        while door.mayPass() {
            if !reader.isBootstrapping, let scope = door.takeWanted() {
                let page = try await Blocking.reading.run { [reader] in
                    try reader.anew(scope, store)
                }
                try await send(page)
                continue
            }
            let (page, next) = try await Blocking.reading.run { [reader] in
                var next = reader
                return (try next.next(store), next)
            }
            reader = next
            try await send(page)
            if !page.hasMore, !door.isWanting { return }
        }
    }

    private func send(_ page: StreamPage) async throws {
        door.spend(page.byteCount)
        try await channel.send(Array(page.lines.joined()))
    }
}
