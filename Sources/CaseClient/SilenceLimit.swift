// How long a server may say nothing. Long work is not cut off as long as it goes on.

internal import Synchronization

/// Notices when nothing was heard for a while.
final class SilenceLimit: Sendable {
    private let milliseconds: Int64?
    private let heardCount = Atomic(0)

    /// Makes a limit; nil never is reached.
    init(milliseconds: Int64?) { self.milliseconds = milliseconds }

    /// Notes that something was heard.
    func heard() { heardCount.add(1, ordering: .relaxed) }

    /// Returns true once nothing was heard for the given time; false when the task is cancelled.
    func isReached() async -> Bool {
        guard let milliseconds else { return false }
        var last = heardCount.load(ordering: .relaxed)
        while true {
            guard (try? await Task.sleep(for: .milliseconds(milliseconds))) != nil
            else { return false }
            let now = heardCount.load(ordering: .relaxed)
            if now == last { return true }
            last = now
        }
    }
}
