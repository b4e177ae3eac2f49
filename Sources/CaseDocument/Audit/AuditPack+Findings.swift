// What went wrong and what was done about it: nonconformities with the reasons for which they were
// accepted, evidence that came late, amendments, disagreements.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    var findings: [String: JSONValue] {
        let open = Procedure.nonconformities(facts)
        let late = lateEvidence
        return [
            "open": .array(open.map(finding)), "has_open": .bool(!open.isEmpty),
            "accepted": .array(facts.all("nc_acceptance").map(acceptance)),
            "has_accepted": .bool(!facts.all("nc_acceptance").isEmpty),
            "late": .array(late), "has_late": .bool(!late.isEmpty),
            "amendments": .array(facts.all("amendment").map(amendment)),
            "has_amendments": .bool(!facts.all("amendment").isEmpty),
            "conflicts": .array(conflicts), "has_conflicts": .bool(!conflicts.isEmpty),
        ]
    }

    private func finding(_ result: GateResult) -> JSONValue {
        let gate = GateCatalogue.gate(result.gate)
        let since = result.since(facts).map { ValueText.day($0.day) }
        return [
            "gate": .string(result.gate), "text": .string(gate?.sentence.polish ?? ""),
            "missing": .string(result.missing.map(Self.text).joined(separator: "; ")),
            "since": since.map { .string($0) } ?? "–",
        ]
    }

    private func acceptance(_ record: Record) -> JSONValue {
        let gate = record.text("gate") ?? ""
        return [
            "gate": .string(gate),
            "text": .string(GateCatalogue.gate(gate)?.sentence.polish ?? ""),
            "reason": .string(record.text("reason") ?? ""),
            "by": .string(values.person(record.text("by") ?? "")),
            "at": .string(record.instant("at").map { ValueText.moment($0) } ?? "–"),
        ]
    }

    private func amendment(_ record: Record) -> JSONValue {
        let key = record.text("record").flatMap { RecordKey(text: $0) }
        let type = key.flatMap { FormCatalogue.type($0.type) }
        return [
            "form": .string(type?.label.polish ?? record.text("record") ?? ""),
            "reason": .string(record.text("reason") ?? ""),
            "by": .string(values.person(record.text("by") ?? "")),
            "at": .string(record.instant("at").map { ValueText.moment($0) } ?? "–"),
            "hash": .string(record.text("before") ?? ""),
        ]
    }

    /// Evidence that came only after its deadline, with when it happened, was recorded and arrived.
    private var lateEvidence: [JSONValue] {
        facts.lateEvidence.map { record in
            let type = FormCatalogue.type(record.key.type)
            let name = type.map { kind in
                [kind.label.polish, Self.mark(of: record, kind)].compactMap(\.self)
                    .joined(separator: " · ")
            }
            return [
                "name": .string(name ?? record.key.description),
                "place": .string("zapisy.html#" + Self.anchor(record.key)),
                "happened": .string(record.happenedAt.map { ValueText.moment($0) } ?? "–"),
                "recorded": .string(ValueText.moment(record.recordedAt)),
                "synced": .string(record.syncedAt.map { ValueText.moment($0) } ?? "–"),
            ]
        }
    }

    private var conflicts: [JSONValue] {
        facts.state.conflicts.values.sorted { $0.address < $1.address }.map { conflict in
            let type = FormCatalogue.type(conflict.address.record.type)
            let field = type?.field(conflict.address.field)
            let said = conflict.candidates.map { candidate in
                let value = field.flatMap { values.text(candidate.value, $0.type) } ?? "(puste)"
                return "\(values.person(candidate.author.text)): \(value)"
            }
            let name = [type?.label.polish, field?.label.polish].compactMap(\.self)
                .joined(separator: " · ")
            return [
                "field": .string(name), "values": .string(said.joined(separator: "\n")),
                "state": .string(
                    conflict.isOpen
                        ? "otwarta"
                        : "rozstrzygnięta"
                            + (conflict.resolvedBy.map { ", " + values.person($0.text) } ?? "")),
            ]
        }
    }
}
