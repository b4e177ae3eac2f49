// Parked edits, salvaged values, attachments, and the question before something is dropped for
// good.

import CanonicalJSON
import CaseCache
import CaseClient
import CaseMerge
import CaseModel
import CaseWire
import Foundation

extension Screen {
    /// Lists parked edits.
    func showParked(_ views: [CaseView]) {
        let waiting = views.filter { !$0.openParked.isEmpty }
        if isJSON {
            write(
                .array(
                    waiting.flatMap { view in
                        view.openParked.map { record in
                            [
                                "case": .string(view.number),
                                "parked": .string(record.key.local),
                                "by": record["by"] ?? .null,
                                "edit": Workspace.parkedEdit(record)?.json ?? .null,
                            ]
                        }
                    }))
            return
        }
        if waiting.isEmpty {
            write(say(pl: "Nic nie czeka na przejęcie.", en: "Nothing waits to be adopted."))
        }
        for view in waiting {
            for (index, record) in view.openParked.enumerated() {
                let by = record.text("by") ?? "?"
                let when = record.instant("at").map(WarsawTime.text) ?? "?"
                write("\(view.number)  \(index + 1).  \(by), \(when)")
                if let edit = Workspace.parkedEdit(record) {
                    for line in EditText(self, state: view.state).lines(edit) {
                        write("     " + line)
                    }
                }
                write(
                    say(
                        pl: "     teczka parked \(view.number) --adopt \(index + 1) albo "
                            + "--decline \(index + 1) --reason POWÓD",
                        en: "     teczka parked \(view.number) --adopt \(index + 1) or "
                            + "--decline \(index + 1) --reason WHY"))
            }
        }
    }

    /// Lists salvaged values.
    func show(_ values: [SalvagedValue], workspace: Workspace) {
        if isJSON {
            write(
                .array(
                    values.map {
                        [
                            "n": .integer($0.number), "scope": .string($0.scope.text),
                            "path": .string("\($0.address)"), "value": $0.register.value,
                            "by": .string($0.register.author.text),
                            "at": .string($0.register.claimedAt.text),
                        ]
                    }))
            return
        }
        if values.isEmpty {
            write(say(pl: "Nie ma ocalonych wartości.", en: "There are no salvaged values."))
        }
        for value in values {
            let view = try? workspace.view(value.scope)
            let names = PathText(language, state: view?.state)
            let type = FormCatalogue.field(value.address)?.type
            let shown =
                type.map { names.value(value.register.value, $0) }
                ?? value.register.value.canonicalText
            write(
                "\(value.number). \(view?.number ?? value.scope.text)  "
                    + "\(names.name("\(value.address)")): \(shown)  (\(value.register.author), "
                    + "\(WarsawTime.text(of: value.register.claimedAt)))")
        }
        guard !values.isEmpty else { return }
        write(
            say(
                pl: "Zapisz jako swoje: teczka salvage --keep NR; pomiń: teczka salvage --drop NR",
                en: "Record as yours: teczka salvage --keep NO; leave out: teczka salvage --drop NO"
            ))
    }

    func saved(_ file: String, _ size: Int64) {
        if isJSON {
            write(["file": .string(file), "size": .integer(size)])
        } else {
            write(
                say(
                    pl: "Zapisano \(file) (\(size) B).", en: "Saved \(file) (\(size) bytes)."))
        }
    }

    /// Asks before an edit is dropped for good; nobody at the terminal means no.
    func confirmDrop(of entry: TrayEntry, workspace: Workspace) -> Bool {
        guard Password.isPossible else { return false }
        let text = EditText(self, state: state(of: entry.mutation, workspace))
        note("\(entry.number). \(text.line(entry.mutation))")
        FileHandle.standardError.write(
            Data(
                say(
                    pl: "Porzucić na zawsze? [t/N] ", en: "Drop it for good? [y/N] "
                ).utf8))
        let answer = (readLine() ?? "").lowercased()
        return ["t", "tak", "y", "yes"].contains(answer)
    }
}
