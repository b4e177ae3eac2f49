// Who a person is, in the firm and towards one case.

/// The role of an account.
package enum Role: String, Sendable, CaseIterable {
    case coordinator
    case trainer
    case manager
}

/// How a person stands to one case: the columns of the permission matrix.
package enum Standing: String, Sendable, CaseIterable {
    /// A coordinator of this case.
    case coordinator
    /// A coordinator of other cases.
    case otherCoordinator
    /// A trainer assigned to this case.
    case trainer
    /// A trainer who is not.
    case otherTrainer
    /// A manager.
    case manager
}

/// The person a decision is about.
package struct Actor: Hashable, Sendable {
    /// The login.
    package let user: UserID
    /// The role of the account now.
    package let role: Role
    private var assumed: Standing?

    /// Makes an actor.
    package init(user: UserID, role: Role) {
        self.user = user
        self.role = role
    }

    /// Returns the same person as one who stands to every case in that way, to learn what they
    /// might have done once.
    package func assuming(_ standing: Standing) -> Actor {
        var actor = self
        actor.assumed = standing
        return actor
    }

    /// Returns how this person stands to a scope or to one record of it: in the organisation a
    /// trainer stands as a trainer to the own card only, in a case not to what is for another one.
    ///
    /// A scope without a head record is a case about to be created: its coordinator is whoever
    /// creates it.
    package func standing(in state: CaseState, record: RecordKey? = nil) -> Standing {
        if let assumed, state.scope.isCase { return assumed }
        let standing = standing(inScope: state, record)
        return record.map { self.standing(standing, towards: $0) } ?? standing
    }

    /// Returns how a person of that standing to a case stands to one record of it: a record for one
    /// trainer is nothing to the others.
    package func standing(_ standing: Standing, towards record: RecordKey) -> Standing {
        guard standing == .trainer, FormCatalogue.type(record.type)?.isForNamedTrainer == true,
            !record.local.hasSuffix("~\(user)")
        else { return standing }
        return .otherTrainer
    }

    private func standing(inScope state: CaseState, _ record: RecordKey?) -> Standing {
        switch role {
        case .manager: .manager
        case .coordinator:
            !state.scope.isCase || state.coordinators.contains(user) || !state.exists("case")
                ? .coordinator : .otherCoordinator
        case .trainer:
            (state.scope.isCase ? state.isAssigned(user) : record?.local == user.text)
                ? .trainer : .otherTrainer
        }
    }
}
