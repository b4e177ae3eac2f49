// Where the device stands: status, conflicts, the tray.

import CanonicalJSON
import CaseCache
import CaseClient
import CaseMerge
import CaseModel
import CaseWire

extension Screen {
    /// Says what waits, what conflicts and what was refused.
    func show(_ status: DeviceStatus, workspace: Workspace) {
        let conflicts = status.conflicts.map { $0.conflicts.count }.reduce(0, +)
        if isJSON {
            write([
                "user": .string(workspace.actor.user.text),
                "role": .string(workspace.actor.role.rawValue),
                "server": .string("\(workspace.host):\(workspace.port)"),
                "cases": .integer(Int64(status.caseCount)),
                "waiting": .integer(Int64(status.waiting.count)),
                "conflicts": .integer(Int64(conflicts)),
                "refused": .integer(Int64(status.tray.count)),
                "attachments": .integer(Int64(status.uploads.count)),
                "parked": .integer(Int64(status.parked.map(\.records.count).reduce(0, +))),
                "salvaged": .integer(Int64(status.salvaged.count)),
                "last_sync": status.lastSync.map { .string($0.text) } ?? .null,
                "clock": workspace.isDemonstration ? .string(workspace.now.text) : .null,
            ])
            return
        }
        let role = Label(of: workspace.actor.role).text(language)
        let never = say(pl: "nigdy", en: "never")
        write(
            """
            \(workspace.actor.user) (\(role)) · \(workspace.host):\(workspace.port)
            \(say(pl: "Spraw na urządzeniu", en: "Cases on this device")): \(status.caseCount)
            \(say(pl: "Ostatnia synchronizacja", en: "Last sync")): \
            \(status.lastSync.map(WarsawTime.text) ?? never)
            \(say(pl: "Czeka na wysłanie", en: "Waiting to be sent")): \(status.waiting.count)
            """)
        for (entry, prediction) in status.waiting {
            write("  \(entry.number). \(summary(entry.mutation)) \(forecast(prediction))")
        }
        write("\(say(pl: "Otwarte sprzeczności", en: "Open conflicts")): \(conflicts)")
        for (view, open) in status.conflicts {
            let names = PathText(language, state: view.state)
            for conflict in open {
                write("  \(view.number)  \(names.name("\(conflict.address)"))")
            }
        }
        write("\(say(pl: "Odrzucone", en: "Refused")): \(status.tray.count)")
        for entry in status.tray {
            let state = (try? workspace.view(entry.mutation.scope))?.state
            write("  \(entry.number). \(summary(entry.mutation, state: state))")
            for line in fate(of: entry, state: state) { write("   " + line) }
        }
        showRest(status)
    }

    /// What is rarely there, and worth a line only then.
    private func showRest(_ status: DeviceStatus) {
        if !status.uploads.isEmpty {
            let bytes = status.uploads.map(\.size).reduce(0, +)
            write(
                say(
                    pl: "Załączniki do wysłania: \(status.uploads.count) (\(bytes / 1024) KiB)",
                    en: "Attachments to be sent: \(status.uploads.count) (\(bytes / 1024) KiB)"))
        }
        let parked = status.parked.map(\.records.count).reduce(0, +)
        if parked > 0 {
            write(
                say(
                    pl: "Zmiany osób bez praw, do przejęcia: \(parked) (teczka parked)",
                    en: "Edits of people without the right, to be adopted: \(parked) "
                        + "(teczka parked)"))
        }
        if !status.salvaged.isEmpty {
            write(
                say(
                    pl: "Ocalone wartości, których serwer nie ma: \(status.salvaged.count) "
                        + "(teczka salvage)",
                    en: "Salvaged values that the server lacks: \(status.salvaged.count) "
                        + "(teczka salvage)"))
        }
    }

    /// Why an edit is in the tray.
    private func fate(of entry: TrayEntry, state: CaseState?) -> [String] {
        guard entry.receipt.outcome != .parked else {
            return [
                "  "
                    + say(
                        pl: "Nie masz już do tego prawa. Czeka przy sprawie, aż ktoś ją przejmie.",
                        en: "You no longer have the right. It waits with the case until somebody "
                            + "adopts it.")
            ]
        }
        return ReasonText(self, state: state).lines(entry.receipt.reasons)
    }

    private func forecast(_ prediction: Decision?) -> String {
        switch prediction?.outcome {
        case .refused?:
            say(pl: "(zapewne zostanie odrzucone)", en: "(will probably be refused)")
        case .conflict?: say(pl: "(zapewne sprzeczność)", en: "(probably a conflict)")
        case .applied?, .merged?, .noop?, .parked?, .void?, nil: ""
        }
    }

    /// Returns an edit in one line.
    func summary(_ mutation: Mutation, state: CaseState? = nil) -> String {
        let names = PathText(language, state: state)
        let parts = mutation.operations.map { operation in
            switch operation {
            case .create(let key, let fields):
                "+ \(names.name("\(key)")) \(self.shown(fields, key.type))"
            case .set(let address, let value, _):
                "\(address) = \(shown(value, FormCatalogue.field(address)))"
            case .insert(let address, let element): "\(address) + \(element)"
            case .remove(let address, let element): "\(address) - \(element)"
            case .delete(let key, _): "- \(names.name("\(key)"))"
            case .restore(let key, _):
                say(
                    pl: "przywrócenie: \(names.name("\(key)"))",
                    en: "restoration: \(names.name("\(key)"))")
            case .withdraw(let address):
                say(pl: "wycofanie \(address)", en: "withdrawal of \(address)")
            case .resolve(let address, _, _, _):
                say(pl: "rozstrzygnięcie \(address)", en: "settlement of \(address)")
            case .act(let act, _, _): act.rawValue
            }
        }
        let rest = parts.count > 3 ? " … (+\(parts.count - 3))" : ""
        return parts.prefix(3).joined(separator: "; ") + rest
    }

    /// The first few values of a new record.
    private func shown(_ fields: [String: JSONValue], _ type: String) -> String {
        let known = (FormCatalogue.type(type)?.fields ?? []).filter { fields[$0.name] != nil }
        return "("
            + known.prefix(3).map {
                "\($0.name)=" + shown(fields[$0.name] ?? .null, $0)
            }.joined(separator: ", ") + ")"
    }

    private func shown(_ value: JSONValue, _ field: FieldDefinition?) -> String {
        guard let field else { return value.canonicalText }
        return PathText(language, state: nil).value(value, field.type)
    }

    // MARK: - The tray

    /// Lists refused edits with the reasons.
    func show(_ tray: [TrayEntry], workspace: Workspace) {
        if isJSON {
            write(
                .array(
                    tray.map {
                        [
                            "n": .integer($0.number), "edit": $0.mutation.json,
                            "receipt": $0.receipt.json,
                        ]
                    }))
            return
        }
        if tray.isEmpty {
            write(say(pl: "Niczego nie odrzucono.", en: "Nothing was refused."))
        }
        for entry in tray {
            let state = (try? workspace.view(entry.mutation.scope))?.state
            let number = state?.single("case")?.text("number") ?? entry.mutation.scope.text
            write("\(entry.number). \(number)  \(summary(entry.mutation, state: state))")
            for line in fate(of: entry, state: state) { write(line) }
            write(
                say(
                    pl: "     teczka refused --retry \(entry.number) albo --drop \(entry.number)",
                    en: "     teczka refused --retry \(entry.number) or --drop \(entry.number)"))
        }
    }
}

extension Label {
    /// Makes the name of a role.
    init(of role: Role) {
        switch role {
        case .coordinator: self.init(pl: "koordynator", en: "coordinator")
        case .trainer: self.init(pl: "trener", en: "trainer")
        case .manager: self.init(pl: "kierownik", en: "manager")
        }
    }
}
