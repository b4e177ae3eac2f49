// What has to hold when everything has come to rest.

import CanonicalJSON
import CaseCache
import CaseMerge
import CaseModel
import CaseStore
import CaseWire

extension World {
    /// Ends all failures, lets everybody deliver and read, and checks everything.
    func settle() throws {
        for home in homes {
            home.disk.clearFaults()
            if home.disk.hasLostPower { try recover(home) }
        }
        server.disk.clearFaults()
        server.pageBytes = 262_144
        if server.disk.hasLostPower { try recover(homes[0]) }
        try comeToRest()
        // A device that knows nothing ends up with what the others have.
        for (user, _) in Self.roles {
            let fresh = try addHome(of: user)
            try flush(fresh)
        }
        for home in homes { try check(home) }
        try checkStore()
        try Attachments.check(self)
        for home in homes {
            let isNew = home.index >= homes.count - Self.roles.count
            try compare(home, isNew ? .snapshotLaw : .convergence)
        }
    }

    private func comeToRest() throws {
        var quietRounds = 0
        for _ in 0..<12 {
            let before = oracle.head
            for home in homes {
                home.disconnect()
                try flush(home)
                // A copy first gets an identity, then delivers.
                if home.goal.isRenewal { try flush(home) }
                try flush(home)
            }
            let waiting = try homes.map { try $0.open().outbox().count }.reduce(0, +)
            quietRounds = oracle.head == before && waiting == 0 ? quietRounds + 1 : 0
            if quietRounds == 2 { return }
        }
        let waiting = try homes.filter { try !$0.open().outbox().isEmpty }
        throw Violation(
            .liveness,
            "edits still wait in homes \(waiting.map(\.index)): \(waiting.map(\.lastFailure))")
    }

    /// Checks where every edit of a home is.
    func check(_ home: SimulatedHome) throws {
        let cache = try home.open()
        for mutation in home.recorded {
            let places = try cache.places(of: mutation)
            try require(
                .noLostUnacknowledgedEdit, places.count == 1,
                "\(mutation) of home \(home.index) is in \(places)")
        }
    }

    /// Compares what a device holds with what its person may read.
    func compare(_ home: SimulatedHome, _ invariant: Invariant) throws {
        let store = try server.open()
        let device = try store.device(fingerprint: home.fingerprint)
        // Somebody without rights is sent nothing any more.
        guard let device, !device.isDisabled else { return }
        let cache = try home.open()
        let expected = oracle.projection(home.user)
        let held = try cache.standings()
        let missing = Set(expected.keys).symmetricDifference(held.keys)
        try require(
            invariant == .prefixConsistency ? invariant : .grantCompleteness, missing.isEmpty,
            "home \(home.index) of \(home.user) lacks or keeps \(missing.sorted())")
        for (scope, state) in expected {
            let base = try cache.layers(of: scope).confirmed
            try require(
                invariant, base == state,
                "home \(home.index) of \(home.user), \(scope): \(Self.difference(base, state))")
        }
    }

    private func checkStore() throws {
        let store = try server.open()
        let actual = try store.scopes()
        for (scope, state) in oracle.states {
            let kept = actual[scope] ?? CaseState(scope: scope)
            try require(
                .auditCompleteness, kept == state,
                "\(scope): \(Self.difference(kept, state))")
        }
        try require(
            .auditCompleteness, Set(actual.keys).isSubset(of: oracle.states.keys),
            "a scope is in the store and not in the audit log")
        for home in homes {
            guard let device = try store.device(fingerprint: home.fingerprint) else { continue }
            try checkReceipts(try store.receipts(of: device.device).map { try Receipt(json: $0) })
            try checkSent(home, store)
        }
    }

    private func checkReceipts(_ receipts: [Receipt]) throws {
        var last: Sequence64 = 0
        for (index, receipt) in receipts.enumerated() {
            try require(
                .deviceOrder, receipt.number == Int64(index + 1),
                "number \(receipt.number) stands at \(index + 1)")
            guard [.applied, .merged, .conflict, .parked].contains(receipt.outcome)
            else { continue }
            guard let effect = oracle.effects[receipt.mutation] else {
                throw Violation(
                    .noLostAcknowledgedWrite, "\(receipt.mutation) was \(receipt.outcome)")
            }
            // A name that a copy handed in earlier took effect under that one's number.
            if effect == receipt.version {
                try require(
                    .deviceOrder, effect > last || effect == receipt.version,
                    "\(receipt.mutation) took effect before its time")
                last = effect
            }
        }
    }

    /// What a device still could send again, the server has.
    private func checkSent(_ home: SimulatedHome, _ store: Store) throws {
        for (mutation, receipt) in try home.open().sent()
        where [.applied, .merged, .conflict].contains(receipt.outcome) {
            try require(
                .epochSafety, oracle.effects[mutation] != nil,
                "\(mutation) of home \(home.index) is lost to the server")
        }
    }

    /// Every value that the rules left, in order, without the moments that people claimed.
    var trace: String {
        oracle.states.sorted { $0.key < $1.key }.flatMap { scope, state in
            state.records.values.sorted { $0.key < $1.key }.flatMap { record in
                record.fields.sorted { $0.key < $1.key }.map { name, register in
                    let value = register.value.instant == nil ? register.value.canonicalText : "-"
                    return "\(scope) \(record.key).\(name) \(value) \(register.version) "
                        + "\(register.mutation)"
                }
            }
                + state.conflicts.keys.sorted().map {
                    "\(scope) \($0) \(state.conflicts[$0]?.candidates.map(\.mutation) ?? [])"
                }
        }.joined(separator: "\n")
    }

    private static func difference(_ held: CaseState, _ expected: CaseState) -> String {
        var lines: [String] = []
        for key in Set(held.records.keys).union(expected.records.keys).sorted()
        where held.records[key] != expected.records[key] {
            let left = held.records[key]
            let right = expected.records[key]
            let fields = Set((left?.fields ?? [:]).keys).union((right?.fields ?? [:]).keys)
                .filter { left?.fields[$0] != right?.fields[$0] }.sorted()
            lines.append(
                "\(key) ev \(left?.version ?? -1)/\(right?.version ?? -1) \(fields) "
                    + fields.prefix(2).map {
                        "\(String(describing: left?.fields[$0]))"
                            + " against \(String(describing: right?.fields[$0]))"
                    }.joined(separator: "; "))
        }
        for address in Set(held.conflicts.keys).union(expected.conflicts.keys).sorted()
        where held.conflicts[address] != expected.conflicts[address] {
            lines.append(
                "conflict \(address): \(String(describing: held.conflicts[address])) against "
                    + "\(String(describing: expected.conflicts[address]))")
        }
        return lines.prefix(3).joined(separator: "\n  ")
    }
}
