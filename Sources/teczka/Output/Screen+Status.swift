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
            let text = EditText(self, state: state(of: entry.mutation, workspace))
            write("  \(entry.number). \(text.line(entry.mutation)) \(forecast(prediction))")
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
            let state = state(of: entry.mutation, workspace)
            write("  \(entry.number). \(EditText(self, state: state).line(entry.mutation))")
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

    // MARK: - The tray

    /// Returns the state that an edit speaks of; nil when the person may not read it any more.
    func state(of mutation: Mutation, _ workspace: Workspace) -> CaseState? {
        (try? workspace.view(mutation.scope))?.state
    }

    private func place(of mutation: Mutation, _ state: CaseState?) -> String {
        guard mutation.scope.isCase else { return mutation.scope.text }
        return state?.single("case")?.text("number")
            ?? say(pl: "(sprawa już nie dla Ciebie)", en: "(a case no longer yours)")
    }

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
            let state = state(of: entry.mutation, workspace)
            let place = place(of: entry.mutation, state)
            write("\(entry.number). \(place)  \(EditText(self, state: state).line(entry.mutation))")
            for line in fate(of: entry, state: state) { write(line) }
            // What is parked is for others to decide.
            let retry = entry.receipt.outcome == .parked ? "" : "--retry \(entry.number)"
            let or = retry.isEmpty ? "" : say(pl: " albo ", en: " or ")
            write("     teczka refused \(retry)\(or)--drop \(entry.number)")
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
