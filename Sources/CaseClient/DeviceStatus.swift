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
    /// The attachments that the server still has to be given.
    package let uploads: [PendingUpload]
    /// What others had written in a history that the server lost.
    package let salvaged: [SalvagedValue]
    /// The edits of others that wait for somebody to adopt them, by case.
    package let parked: [(view: CaseView, records: [Record])]
}

extension Workspace {
    /// Returns where this device stands; needs no server.
    package func status() throws(ClientFailure) -> DeviceStatus {
        let views = try cases()
        let (outbox, tray, synced) = try guarding { () throws(CacheError) in
            (try cache.outbox(), try cache.tray(), try cache.meta(.synced))
        }
        let (uploads, salvaged) = try guarding { () throws(CacheError) in
            (try cache.uploads(), try cache.salvaged())
        }
        var predictions: [MutationID: Decision] = [:]
        for view in views { predictions.merge(view.predictions) { $1 } }
        return DeviceStatus(
            waiting: outbox.map { ($0, predictions[$0.mutation.id]) }, tray: tray,
            conflicts: views.map { ($0, $0.state.openConflicts) }.filter { !$0.1.isEmpty },
            caseCount: views.count,
            lastSync: synced.flatMap { Int64($0) }.map { Instant(milliseconds: $0) },
            uploads: uploads, salvaged: salvaged,
            parked: views.map { ($0, $0.openParked) }.filter { !$0.1.isEmpty })
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

    /// Records a refused edit again, as a new one on what the person sees now.
    ///
    /// The old one leaves the tray. Corrections are assignments; they replace what the edit said of
    /// the same fields and add what it did not.
    ///
    /// - Throws: `noEntry`, or `refused` when it would be refused again; it stays in the tray then.
    package func retry(
        _ number: Int64, corrections: [Assignment] = [], _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        guard let entry = try tray().first(where: { $0.number == number }) else {
            // A command that is repeated under its name may have taken the entry out before.
            if let earlier = try earlier(options.identifier, nil) { return earlier }
            throw .noEntry(number)
        }
        var options = options
        options.trayEntry = number
        return try record(entry.mutation.scope, options) { view, composer throws(ClientFailure) in
            let renewed = entry.mutation.operations.map { Self.renewed($0, view, composer) }
            return try Self.corrected(renewed, by: corrections, composer)
        }
    }

    /// Returns the steps with the corrections in their places; those of a new record are named by
    /// the field alone.
    private static func corrected(
        _ operations: [Operation], by corrections: [Assignment], _ composer: EditComposer
    ) throws(ClientFailure) -> [Operation] {
        var rest = corrections
        var steps: [Operation] = []
        for operation in operations {
            guard case .create(let key, var fields) = operation else {
                steps.append(operation)
                continue
            }
            let own = rest.filter { !$0.path.contains(".") }
            rest.removeAll { !$0.path.contains(".") }
            if case .create(_, let typed) = try composer.creation(key, own) {
                fields.merge(typed) { $1 }
                for emptied in own where emptied.text.isEmpty { fields[emptied.path] = nil }
            }
            steps.append(.create(key, fields: fields))
        }
        let edits = try composer.edits(rest)
        let replaced = Set(edits.compactMap(\.address))
        return steps.filter { step in step.address.map { !replaced.contains($0) } ?? true } + edits
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
        case .restore(let key, _):
            .restore(key, seen: view.state.records[key]?.fields[Record.removal]?.version ?? 0)
        case .resolve(let address, let seen, let value, let reason):
            .resolve(
                address,
                seen: view.state.conflicts[address]?.candidates.map(\.mutation) ?? seen,
                value: value, reason: reason)
        case .create, .insert, .remove, .withdraw, .act: operation
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

extension Operation {
    /// The field that a step gives a value; nil for other steps.
    fileprivate var address: FieldAddress? {
        if case .set(let address, _, _) = self { address } else { nil }
    }
}

extension CaseView {
    /// The edits of others that wait for somebody to adopt them.
    package var openParked: [Record] {
        state.all("parked").filter { $0.text("state") == "open" }
    }
}
