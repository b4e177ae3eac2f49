// What happened: changes with who made them, when they were done and when they arrived.

import CanonicalJSON
import CaseClient
import CaseMerge
import CaseModel
import CaseWire

extension Screen {
    /// Shows the history of a case, newest first.
    func show(_ past: HistoryAnswer, _ view: CaseView, only record: String?) throws {
        let key = try record.map { try RecordFinder(view.state).key($0) }
        if isJSON {
            write(
                .array(
                    past.changes.map { change in
                        var entry = change.delta.json.objectValue ?? [:]
                        entry["seq"] = .integer(change.version)
                        entry["arrived"] = .string(change.arrivedAt.text)
                        return .object(entry)
                    }))
            return
        }
        let names = PathText(language, state: view.state)
        for change in past.changes {
            let lines = self.lines(change.delta, names, only: key)
            guard !lines.isEmpty else { continue }
            let author = change.delta.author.map { $0.user.text } ?? "teczkad"
            let done = change.delta.author.map { WarsawTime.text(of: $0.at) } ?? "–"
            write(
                "\(change.version)  \(author)  "
                    + say(
                        pl: "zrobione \(done), dotarło \(WarsawTime.text(of: change.arrivedAt))",
                        en: "done \(done), arrived \(WarsawTime.text(of: change.arrivedAt))"))
            if change.delta.author?.at.runsAhead(of: change.arrivedAt) ?? false {
                write(
                    say(
                        pl: "     ! zegar tego urządzenia spieszył się",
                        en: "     ! the clock of that device was ahead"))
            }
            for line in lines { write("     " + line) }
        }
        if past.hasMore, let last = past.changes.last {
            write(
                say(
                    pl: "Starsze: teczka log \(view.number) --before \(last.version)",
                    en: "Older: teczka log \(view.number) --before \(last.version)"))
        }
    }

    /// Shows the last change of each field, which is all that a device knows by itself.
    func showLastChanges(_ view: CaseView, only record: String?) throws {
        let key = try record.map { try RecordFinder(view.state).key($0) }
        let names = PathText(language, state: view.state)
        var entries: [(register: Register, line: String)] = []
        for record in view.state.records.values where key == nil || record.key == key {
            for (field, register) in record.fields {
                let address = FieldAddress(record.key, field)
                guard let definition = FormCatalogue.field(address) else { continue }
                entries.append(
                    (
                        register,
                        "\(names.name("\(address)")): "
                            + names.value(register.value, definition.type)
                    ))
            }
        }
        note(
            say(
                pl: "Ostatnia zmiana każdego pola, z pamięci urządzenia:",
                en: "The last change of each field, from this device:"))
        let sorted = entries.sorted {
            ($1.register.version, $1.line) < ($0.register.version, $0.line)
        }
        for entry in sorted {
            let waits = entry.register.version == 0 ? say(pl: " (czeka)", en: " (waits)") : ""
            write(
                "\(WarsawTime.text(of: entry.register.claimedAt))  \(entry.register.author)"
                    + "  \(entry.line)\(waits)")
        }
    }

    private func lines(
        _ delta: ScopeDelta, _ names: PathText, only key: RecordKey?
    ) -> [String] {
        var lines: [String] = []
        for record in delta.records.map(\.record) where key == nil || record.key == key {
            for (field, register) in record.fields.sorted(by: { $0.key < $1.key }) {
                let address = FieldAddress(record.key, field)
                // What a parked edit says is shown by `teczka parked`.
                if record.key.type == "parked", field == "content" { continue }
                guard let definition = FormCatalogue.field(address) else {
                    // A later version wrote it: shown as it is.
                    lines.append("\(address) = \(register.value.canonicalText)")
                    continue
                }
                lines.append(
                    "\(names.name("\(address)")): "
                        + names.value(register.value, definition.type))
            }
        }
        for conflict in delta.conflicts where key == nil || conflict.address.record == key {
            let name = names.name("\(conflict.address)")
            if let winner = conflict.resolvedBy {
                lines.append(
                    say(
                        pl: "rozstrzygnięto (\(winner)): \(name)",
                        en: "settled (\(winner)): \(name)"))
            } else {
                lines.append(
                    say(
                        pl: "sprzeczność, wartości: \(conflict.candidates.count): \(name)",
                        en: "conflict of \(conflict.candidates.count) values: \(name)"))
            }
        }
        return lines
    }
}

extension ScopeDelta {
    /// Who made a change, and when by their clock: what its newest values say.
    fileprivate var author: (user: UserID, at: Instant)? {
        let registers = records.flatMap(\.record.fields.values)
        let newest = registers.max { ($0.version, $0.mutation) < ($1.version, $1.mutation) }
        if let newest { return (newest.author, newest.claimedAt) }
        return records.first.map { ($0.record.author, $0.record.recordedAt) }
    }
}
