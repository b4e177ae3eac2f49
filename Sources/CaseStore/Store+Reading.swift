// What reports read: whole scopes and the anonymous sheets, in one snapshot.

package import CaseModel
internal import CaseTables
internal import GRDB

/// One case as a report reads it.
package struct CaseRows: Sendable {
    /// The case.
    package let state: CaseState
    /// The F5 sheets, in no order that means anything.
    package let sheets: [CollectedSheet]
}

/// What a report reads, from one moment.
package struct ReportRows: Sendable {
    /// The cases that the reader may know of, by scope.
    package let cases: [CaseRows]
    /// How the reader stands to each.
    package let standings: [ScopeID: Standing]
    /// The organisation.
    package let organisation: CaseState
    /// The log position of that moment.
    package let version: Sequence64
}

extension Store {
    /// Returns one case, or all, as far as a person stands to them in any way.
    ///
    /// Costs one read of every case asked for.
    package func reportRows(
        for user: UserID, scope: ScopeID?
    ) throws(StoreError) -> ReportRows {
        try Self.guarding {
            try pool.read { db in
                let standings = try StandingTable.all(user, db).filter { $0.key.isCase }
                let scopes = standings.keys.sorted().filter { scope == nil || $0 == scope }
                return ReportRows(
                    cases: try scopes.map {
                        CaseRows(
                            state: try StateTable.load($0, db), sheets: try AnswerTable.all($0, db))
                    },
                    standings: standings,
                    organisation: try StateTable.load(.organisation, db),
                    version: try ChangeLog.head(db))
            }
        }
    }
}
