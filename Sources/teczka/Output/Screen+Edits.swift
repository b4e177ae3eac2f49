// What became of an edit, and what talking to the server brought.

import CanonicalJSON
import CaseClient
import CaseMerge
import CaseModel
import CaseWire

extension Screen {
    /// Says what became of an edit: saved here, and taken by the server or still waiting.
    func show(
        _ edit: RecordedEdit, receipt: Receipt?, failure: ClientFailure?, view: CaseView
    ) {
        let named = Self.names(madeBy: edit, view)
        if isJSON {
            write(json(edit, receipt, failure, view, named))
            return
        }
        var line = say(pl: "Zapisano", en: "Recorded")
        if !named.isEmpty { line += ": " + named.joined(separator: ", ") }
        line += edit.isRepeated ? say(pl: " (już wcześniej).", en: " (before already).") : "."
        write(line + " " + fate(receipt, failure))
        guard let receipt else { return }
        switch receipt.outcome {
        case .refused:
            for line in ReasonText(self, state: view.state).lines(receipt.reasons) { write(line) }
        case .conflict:
            let paths = PathText(language, state: view.state)
            for conflict in view.state.openConflicts {
                write("  ! " + paths.name(conflict.address.description))
            }
        case .applied, .merged, .noop: break
        }
    }

    private func fate(_ receipt: Receipt?, _ failure: ClientFailure?) -> String {
        guard let receipt else {
            guard let failure else {
                return say(
                    pl: "Czeka na wysłanie: teczka sync.", en: "Waits to be sent: teczka sync.")
            }
            return say(pl: "Czeka na wysłanie. ", en: "Waits to be sent. ")
                + FailureText(self).sentence(failure)
        }
        return switch receipt.outcome {
        case .applied: say(pl: "Serwer przyjął.", en: "The server took it.")
        case .merged:
            say(
                pl: "Serwer połączył to z cudzą zmianą.",
                en: "The server merged it with somebody's change.")
        case .conflict:
            say(
                pl: "Ktoś wpisał co innego; obie wartości zachowano: teczka conflicts.",
                en: "Somebody entered something else; both are kept: teczka conflicts.")
        case .noop: say(pl: "Tak już było.", en: "It was so already.")
        case .refused:
            say(
                pl: "Serwer odrzucił; zmiana czeka w: teczka refused.",
                en: "The server refused it; it waits in: teczka refused.")
        }
    }

    private func json(
        _ edit: RecordedEdit, _ receipt: Receipt?, _ failure: ClientFailure?, _ view: CaseView,
        _ named: [String]
    ) -> JSONValue {
        var object: [String: JSONValue] = [
            "recorded": true, "n": .integer(edit.number), "mid": .string(edit.mutation.text),
            "case": .string(view.number), "scope": .string(edit.scope.text),
            "repeated": .bool(edit.isRepeated), "delivered": .bool(receipt != nil),
            "names": .array(named.map { .string($0) }),
        ]
        if let receipt { object["receipt"] = receipt.json }
        if let failure { object["failure"] = .string(FailureText(self).sentence(failure)) }
        return .object(object)
    }

    /// The numbers and labels of what an edit made.
    private static func names(madeBy edit: RecordedEdit, _ view: CaseView) -> [String] {
        view.state.records.values.filter { record in
            guard let type = FormCatalogue.type(record.key.type), !record.isDeleted,
                type.series != nil || type.name == "certificate"
            else { return false }
            return record.fields["number"]?.mutation == edit.mutation
        }.compactMap { $0.text("number") }.sorted()
    }

    /// Says that a device was enrolled.
    func show(_ enrolled: EnrolledHome, _ report: SyncReport) {
        if isJSON {
            write([
                "user": .string(enrolled.user.text), "server": .string(enrolled.server),
                "cases": .integer(Int64(report.gained.filter(\.isCase).count)),
            ])
            return
        }
        let count = report.gained.filter(\.isCase).count
        write(
            say(
                pl: "Zarejestrowano urządzenie: \(enrolled.user) na \(enrolled.server). "
                    + "Spraw: \(count).",
                en: "Enrolled this device: \(enrolled.user) at \(enrolled.server). "
                    + "Cases: \(count)."))
    }

    /// Says what a synchronisation brought.
    func show(_ report: SyncReport, workspace: Workspace) {
        let status = try? workspace.status()
        let conflicts = status?.conflicts.map { $0.conflicts.count }.reduce(0, +) ?? 0
        let waiting = status?.waiting.count ?? 0
        if isJSON {
            write([
                "sent": .integer(Int64(report.sent)), "complete": .bool(report.isComplete),
                "outcomes": .object(
                    Dictionary(
                        report.outcomes.map { ($0.key.rawValue, .integer(Int64($0.value))) },
                        uniquingKeysWith: { $1 })),
                "changed": .integer(Int64(report.changed.count)),
                "gained": .integer(Int64(report.gained.count)),
                "lost": .integer(Int64(report.lost.count)),
                "waiting": .integer(Int64(waiting)), "conflicts": .integer(Int64(conflicts)),
            ])
            return
        }
        write(
            say(
                pl: "Wysłano zmian: \(report.sent). Nowe od innych w sprawach: "
                    + "\(report.changed.count). Czeka: \(waiting). Sprzeczności: \(conflicts).",
                en: "Edits sent: \(report.sent). Cases with news from others: "
                    + "\(report.changed.count). Waiting: \(waiting). Conflicts: \(conflicts)."))
        for receipt in report.refused {
            write(say(pl: "Odrzucono nr \(receipt.number):", en: "Refused no. \(receipt.number):"))
            for line in ReasonText(self).lines(receipt.reasons) { write(line) }
        }
    }

    /// Says what has just changed, while watching.
    func show(_ delta: ScopeDelta, organisation: CaseState) {
        let names = PathText(language, state: nil)
        for record in delta.records.map(\.record) {
            for (field, register) in record.fields.sorted(by: { $0.key < $1.key }) {
                let address = FieldAddress(record.key, field)
                guard let definition = FormCatalogue.field(address) else { continue }
                if isJSON {
                    write([
                        "scope": .string(delta.scope.text), "path": .string("\(address)"),
                        "value": register.value, "by": .string(register.author.text),
                        "seq": .integer(register.version),
                    ])
                } else {
                    write(
                        "\(register.author)  \(names.name("\(address)")): "
                            + names.value(register.value, definition.type))
                }
            }
        }
    }
}
