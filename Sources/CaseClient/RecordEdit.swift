// Recording: composed, checked against what the person sees, and then durable before anything is
// said. Sending is another matter.

internal import CanonicalJSON
internal import CaseCache
package import CaseMerge
package import CaseModel
internal import CaseWire

/// An edit that is on this device's disk.
package struct RecordedEdit: Sendable, Hashable {
    /// Its place in the device's queue.
    package let number: Int64
    /// Its name.
    package let mutation: MutationID
    /// The scope it edits.
    package let scope: ScopeID
    /// What will probably become of it.
    package let prediction: Outcome
    /// Is true when the same edit had been recorded before, under the same `--id`.
    package let isRepeated: Bool
}

/// How an edit is to be recorded.
package struct RecordingOptions: Sendable {
    /// A name of the caller's, so that repeating a command adds nothing.
    package var identifier: String?
    /// Record it even when it would be refused as things stand here.
    package var isForced: Bool
    /// The refused edit that it takes the place of.
    var trayEntry: Int64?
    /// The attachment that it names.
    var upload: PendingUpload?

    /// Makes options.
    package init(identifier: String? = nil, isForced: Bool = false) {
        self.identifier = identifier
        self.isForced = isForced
    }
}

extension Workspace {
    /// Records the edit of a case that is composed from what the person sees.
    ///
    /// With an identifier that was used before, nothing is composed and nothing recorded: the
    /// answer is the earlier edit.
    ///
    /// - Throws: `refused` with every reason when the rules would not take the edit and it is not
    ///   forced; `notYet` when it names a moment to come at which something happened;
    ///   `nothingToDo` when it would change nothing; failures of composition or disk.
    package func record(
        _ scope: ScopeID, _ options: RecordingOptions,
        compose: (CaseView, EditComposer) throws(ClientFailure) -> [Operation]
    ) throws(ClientFailure) -> RecordedEdit {
        if let earlier = try earlier(options.identifier, scope) { return earlier }
        let view = try view(scope)
        let operations = try compose(view, EditComposer(view.state, today: today))
        guard !operations.isEmpty else { throw .nothingToDo }
        if let moment = FutureMoment.first(in: operations, after: now), !options.isForced {
            throw .notYet(path: moment.path, moment: moment.text)
        }
        let cursor = try guarding { () throws(CacheError) in try cache.position() }
        let mutation = Mutation(
            id: try name(options.identifier), scope: scope, claimedAt: now,
            operations: operations, cursor: cursor)
        try Self.checkSendable(mutation)
        var state = view.state
        let decision = Reducer.apply(
            mutation, to: &state, in: context(organisation: view.organisation))
        if decision.outcome == .refused, !options.isForced {
            throw .refused(decision.reasons, view.state)
        }
        let number = try guarding { () throws(CacheError) in
            try cache.record(
                mutation, insteadOf: options.trayEntry, upload: options.upload)
        }
        return RecordedEdit(
            number: number, mutation: mutation.id, scope: scope, prediction: decision.outcome,
            isRepeated: false)
    }

    /// What could not be read back from disk or wire is refused before it is recorded: it would
    /// stand in the way of everything behind it.
    private static func checkSendable(_ mutation: Mutation) throws(ClientFailure) {
        let bytes = JSONWriter.bytes(of: mutation.json)
        let limit = LineLimits.standard.mutationBytesMax
        guard bytes.count <= limit, mutation.operations.count <= Mutation.operationsMax else {
            throw .refused([Reason(.invalid, detail: ["limit": .integer(Int64(limit))])])
        }
        guard let json = try? JSONParser.parse(bytes), (try? Mutation(json: json)) == mutation
        else { throw .refused([Reason(.invalid, detail: ["expected": "printable"])]) }
    }

    /// Returns what was recorded under an identifier before; of one scope only, when that is known.
    func earlier(
        _ identifier: String?, _ scope: ScopeID?
    ) throws(ClientFailure) -> RecordedEdit? {
        guard let identifier else { return nil }
        let mutation = try name(identifier)
        let known = try guarding { () throws(CacheError) in try cache.known(mutation) }
        guard let known else { return nil }
        guard scope == nil || known.scope == scope else { throw .badIdentifier(identifier) }
        return RecordedEdit(
            number: known.number, mutation: mutation, scope: known.scope, prediction: .noop,
            isRepeated: true)
    }

    /// 40 for the caller, and what a command appends that records several edits.
    private static let identifierBytesMax = 56

    /// A caller's identifier is made this device's own, so that two people's scripts cannot meet.
    private func name(_ identifier: String?) throws(ClientFailure) -> MutationID {
        guard let identifier else { return MutationID("m_" + newIdentifier()) }
        guard (1...Self.identifierBytesMax).contains(identifier.utf8.count),
            identifier.utf8.allSatisfy({
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                    || "._-".utf8.contains($0)
            })
        else { throw .badIdentifier(identifier) }
        return MutationID("\(device.text).\(identifier)")
    }

    /// Returns the receipt of an edit, once it is here.
    package func receipt(of edit: RecordedEdit) throws(ClientFailure) -> Receipt? {
        try guarding { () throws(CacheError) in try cache.receipt(of: edit.mutation) }
    }
}
