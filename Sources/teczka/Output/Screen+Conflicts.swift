// Conflicts: what it was before, and every value beside the others, with who gave it and when.

import CanonicalJSON
import CaseClient
import CaseModel
import CaseWire

extension Screen {
    /// Lists open conflicts: the base, every value, who gave it and when, and which one is shown.
    func showConflicts(_ views: [CaseView], user: UserID) {
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
            for conflict in conflicts { show(conflict, view, user) }
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

    /// `mine` for the person's own value, the login for everybody else's.
    private func whose(_ candidate: Candidate, _ user: UserID) -> String {
        candidate.author == user
            ? say(pl: "moje (\(user))", en: "mine (\(user))") : candidate.author.text
    }

    private func show(_ conflict: Conflict, _ view: CaseView, _ user: UserID) {
        let names = PathText(language, state: view.state)
        guard let field = FormCatalogue.field(conflict.address) else { return }
        let path = names.typed(conflict.address)
        let shown = view.state.records[conflict.address.record]?[conflict.address.field]
        write("\(view.number)  \(names.name("\(conflict.address)"))  [\(path)]")
        var columns = [
            SideBySide.Column(
                head: say(pl: "było", en: "it was"), notes: [],
                text: names.value(conflict.base, field.type))
        ]
        for (index, candidate) in conflict.candidates.enumerated() {
            let mark = candidate.value == shown ? " *" : ""
            columns.append(
                SideBySide.Column(
                    head: "\(index + 1). \(whose(candidate, user))\(mark)",
                    notes: [
                        Label(of: candidate.role).text(language),
                        WarsawTime.text(of: candidate.claimedAt),
                    ], text: names.value(candidate.value, field.type)))
        }
        for line in SideBySide(columns, width: SideBySide.terminalWidth).lines {
            write("  " + line)
        }
        write(
            say(
                pl: "     * pokazywana teraz. Rozstrzygnij: "
                    + "teczka resolve \(view.number) \(path) --pick NR",
                en: "     * shown now. Settle it: "
                    + "teczka resolve \(view.number) \(path) --pick NO"))
    }
}
