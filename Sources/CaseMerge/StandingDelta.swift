// Who may read a scope before and after a change. A right that is lost or won travels in the
// stream, at the position of the change that caused it; so both states are compared, never one.

package import CaseModel

/// How one person's standing to a scope changed.
package struct StandingDelta: Hashable, Sendable {
    /// The person.
    package let user: UserID
    /// Before; nil when they could read nothing.
    package let before: Standing?
    /// After; nil when they can read nothing.
    package let after: Standing?

    /// Makes a delta.
    package init(user: UserID, before: Standing?, after: Standing?) {
        self.user = user
        self.before = before
        self.after = after
    }

    /// Returns the changes of all people, ordered by login.
    package static func between(
        _ before: CaseState?, _ after: CaseState, people: [Actor]
    ) -> [StandingDelta] {
        people.sorted { $0.user < $1.user }.compactMap { person in
            let old = before.flatMap { visible(person, $0) }
            let new = visible(person, after)
            return old == new ? nil : StandingDelta(user: person.user, before: old, after: new)
        }
    }

    /// Returns how a person stands to a scope, or nil when they may read nothing of it.
    package static func visible(_ person: Actor, _ state: CaseState) -> Standing? {
        if state.scope.isCase, !state.exists("case") { return nil }
        let standing = person.standing(in: state)
        if !state.scope.isCase { return standing }
        let isForeign = standing == .otherTrainer
        return isForeign ? nil : standing
    }
}
