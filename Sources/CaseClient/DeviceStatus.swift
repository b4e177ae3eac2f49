// What waits, what conflicts, what was refused: where this device stands.

package import CanonicalJSON
package import CaseCache
package import CaseMerge
package import CaseModel
internal import CaseWire

/// Where a device stands.
package struct DeviceStatus: Sendable {
    /// The edits that wait for a receipt, with what will probably become of each.
    package let waiting: [(entry: OutboxEntry, prediction: Decision?)]
    /// The refused edits.
    package let tray: [TrayEntry]
    /// The open conflicts by case.
    package let conflicts: [(view: CaseView, conflicts: [Conflict])]
    /// The number of cases on the device.
    package let caseCount: Int
    /// When the device last heard from the server, in real time; nil when it never did.
    package let lastSync: Instant?
}

extension Workspace {
    /// Returns where this device stands; needs no server.
    package func status() throws(ClientFailure) -> DeviceStatus {
        let views = try cases()
        let (outbox, tray, synced) = try guarding { () throws(CacheError) in
            (try cache.outbox(), try cache.tray(), try cache.meta(.synced))
        }
        var predictions: [MutationID: Decision] = [:]
        for view in views { predictions.merge(view.predictions) { $1 } }
        return DeviceStatus(
            waiting: outbox.map { ($0, predictions[$0.mutation.id]) }, tray: tray,
            conflicts: views.map { ($0, $0.state.openConflicts) }.filter { !$0.1.isEmpty },
            caseCount: views.count,
            lastSync: synced.flatMap { Int64($0) }.map { Instant(milliseconds: $0) })
    }

    /// Returns the refused edits.
    package func tray() throws(ClientFailure) -> [TrayEntry] {
        try guarding { () throws(CacheError) in try cache.tray() }
    }

    /// Takes a refused edit out of the tray.
    ///
    /// - Throws: `noEntry`.
    package func drop(_ number: Int64) throws(ClientFailure) {
        try guarding { () throws(CacheError) in try cache.dropFromTray(number) }
    }

    /// Records a refused edit again, as a new one on what the person sees now, and takes the old
    /// one out of the tray.
    ///
    /// - Throws: `noEntry`, or `refused` when it would be refused again; it stays in the tray then.
    package func retry(
        _ number: Int64, _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        guard let entry = try tray().first(where: { $0.number == number })
        else { throw .noEntry(number) }
        var options = options
        options.trayEntry = number
        return try record(entry.mutation.scope, options) { view, composer throws(ClientFailure) in
            entry.mutation.operations.map { Self.renewed($0, view, composer) }
        }
    }

    /// Returns the step as its author would take it now, having seen what there is now.
    private static func renewed(
        _ operation: Operation, _ view: CaseView, _ composer: EditComposer
    ) -> Operation {
        switch operation {
        case .set(let address, let value, _):
            .set(address, value: value, base: composer.base(of: address))
        case .delete(let key, _):
            .delete(key, seen: view.state.records[key]?.version ?? 0)
        case .resolve(let address, let seen, let value, let reason):
            .resolve(
                address,
                seen: view.state.conflicts[address]?.candidates.map(\.mutation) ?? seen,
                value: value, reason: reason)
        case .create, .insert, .remove, .act: operation
        }
    }

    /// Keeps the figures of a report for reading offline.
    package func keepReport(_ scope: ScopeID?, _ figures: JSONValue) throws(ClientFailure) {
        try guarding { () throws(CacheError) in
            try cache.keepReport(scope ?? .organisation, figures.canonicalText)
        }
    }

    /// Returns the figures that were kept.
    package func keptReport(_ scope: ScopeID?) throws(ClientFailure) -> JSONValue? {
        let text = try guarding { () throws(CacheError) in
            try cache.report(scope ?? .organisation)
        }
        return text.flatMap { try? JSONParser.parse(Array($0.utf8), limits: LineLimits.serverLine) }
    }
}
