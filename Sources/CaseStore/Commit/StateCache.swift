// The scopes that were used lately, in memory, so that an edit of a busy case reads no rows.

internal import CaseModel
internal import Synchronization

/// Keeps states between commits.
///
/// It holds nothing that is not on disk: whoever fails to write
/// forgets everything.
final class StateCache: Sendable {
    private let states = Mutex<[ScopeID: CaseState]>([:])
    /// A plain bound: working sets are small, and a miss costs one indexed read.
    private static let scopesMax = 256

    subscript(scope: ScopeID) -> CaseState? { states.withLock { $0[scope] } }

    func keep(_ state: CaseState) {
        states.withLock {
            if $0.count >= Self.scopesMax { $0.removeAll() }
            $0[state.scope] = state
        }
    }

    func forget() { states.withLock { $0.removeAll() } }
}
