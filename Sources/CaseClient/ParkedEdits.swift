// Edits whose author had lost the right to them by the time they arrived. They wait with the case;
// a coordinator or manager makes them their own, or declines them with a reason.

internal import CanonicalJSON
package import CaseMerge
package import CaseModel
internal import CaseWire

extension Workspace {
    /// Returns the edit that a parked record holds.
    package static func parkedEdit(_ record: Record) -> Mutation? {
        record["content"]?.stringValue
            .flatMap { try? JSONParser.parse(Array($0.utf8), limits: LineLimits.serverLine) }
            .flatMap { try? Mutation(json: $0) }
    }

    /// Records a parked edit as one's own: the same steps with the bases its author had seen, so
    /// that it meets later changes as it would have then.
    package func adopt(
        _ scope: ScopeID, _ parked: String, _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        try record(scope, options) { view, _ throws(ClientFailure) in
            let record = try Self.find(parked, view)
            guard let edit = Self.parkedEdit(record) else {
                throw .unknownRecord(parked, known: [])
            }
            return edit.operations
                + [.act(.adoptParked, subject: record.key, arguments: [:])]
        }
    }

    /// Records that a parked edit is not wanted, and why.
    package func decline(
        _ scope: ScopeID, _ parked: String, reason: String, _ options: RecordingOptions
    ) throws(ClientFailure) -> RecordedEdit {
        try record(scope, options) { view, _ throws(ClientFailure) in
            let record = try Self.find(parked, view)
            return [
                .act(
                    .declineParked, subject: record.key, arguments: ["reason": .string(reason)])
            ]
        }
    }

    /// A parked edit is named by its place in the list or by the end of its name.
    private static func find(
        _ name: String, _ view: CaseView
    ) throws(ClientFailure) -> Record {
        let open = view.openParked
        if let place = Int(name), open.indices.contains(place - 1) { return open[place - 1] }
        guard let found = open.first(where: { $0.key.local.hasSuffix(name) })
        else { throw .unknownRecord("parked:\(name)", known: open.map(\.key.local)) }
        return found
    }
}
