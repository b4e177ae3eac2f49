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
    }

    private func forecast(_ prediction: Decision?) -> String {
        switch prediction?.outcome {
        case .refused?:
            say(pl: "(zapewne zostanie odrzucone)", en: "(will probably be refused)")
        case .conflict?: say(pl: "(zapewne sprzeczność)", en: "(probably a conflict)")
        case .applied?, .merged?, .noop?, nil: ""
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

    // MARK: - Conflicts

    /// Lists open conflicts: the base, every value, who gave it and when, and which one is shown.
    func showConflicts(_ views: [CaseView]) {
        let open = views.map { ($0, $0.state.openConflicts) }.filter { !$0.1.isEmpty }
        if isJSON {
            write(
                .array(
                    open.flatMap { view, conflicts in
                        conflicts.map { self.json($0, view) }
                    }))
            return
        }
        if open.isEmpty { write(say(pl: "Nie ma sprzeczności.", en: "There are no conflicts.")) }
        for (view, conflicts) in open {
            for conflict in conflicts { show(conflict, view) }
        }
    }

    private func json(_ conflict: Conflict, _ view: CaseView) -> JSONValue {
        var object = conflict.json.objectValue ?? [:]
        object["case"] = .string(view.number)
        object["path"] = .string(
            PathText(language, state: view.state).typed(conflict.address))
        object["shown"] =
            view.state.records[conflict.address.record]?[conflict.address.field] ?? .null
        return .object(object)
    }

    private func show(_ conflict: Conflict, _ view: CaseView) {
        let names = PathText(language, state: view.state)
        guard let field = FormCatalogue.field(conflict.address) else { return }
        let path = names.typed(conflict.address)
        let shown = view.state.records[conflict.address.record]?[conflict.address.field]
        write("\(view.number)  \(names.name("\(conflict.address)"))  [\(path)]")
        write(
            "     \(say(pl: "było", en: "base")): \(names.value(conflict.base, field.type))")
        for (index, candidate) in conflict.candidates.enumerated() {
            let mark = candidate.value == shown ? "*" : " "
            let role = Label(of: candidate.role).text(language)
            write(
                "  \(mark) \(index + 1). \(names.value(candidate.value, field.type))"
                    + "   (\(candidate.author), \(role), "
                    + "\(WarsawTime.text(of: candidate.claimedAt)))")
        }
        write(
            say(
                pl: "     * pokazywana teraz. Rozstrzygnij: "
                    + "teczka resolve \(view.number) \(path) --pick NR",
                en: "     * shown now. Settle it: "
                    + "teczka resolve \(view.number) \(path) --pick NO"))
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
            for line in ReasonText(self, state: state).lines(entry.receipt.reasons) { write(line) }
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
