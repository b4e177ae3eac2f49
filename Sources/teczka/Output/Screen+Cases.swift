// Cases, forms, and what is missing in them.

import CanonicalJSON
import CaseClient
import CaseMerge
import CaseModel
import CaseWire

extension Screen {
    /// Lists cases, a line each.
    func show(_ views: [CaseView]) {
        if isJSON {
            write(.array(views.map { .object(head($0)) }))
            return
        }
        if views.isEmpty {
            write(say(pl: "Nie ma spraw na tym urządzeniu.", en: "There are no cases here."))
        }
        for view in views {
            let state = value(view, "case.state")
            let stage = view.stage.map { say(pl: "etap \($0)", en: "stage \($0)") }
            let conflicts = view.state.openConflicts.count
            let mark = conflicts > 0 ? "  ! \(conflicts)" : ""
            write(
                "\(view.number)  \(state)  \(stage ?? "–")  \(view.title)\(mark)")
        }
    }

    private func head(_ view: CaseView) -> [String: JSONValue] {
        [
            "number": .string(view.number), "scope": .string(view.state.scope.text),
            "title": .string(view.title),
            "state": view.facts.value("case.state") ?? .null,
            "stage": view.stage.map { .integer(Int64($0)) } ?? .null,
            "conflicts": .integer(Int64(view.state.openConflicts.count)),
        ]
    }

    private func value(_ view: CaseView, _ path: String) -> String {
        let parts = path.split(separator: ".").map(String.init)
        guard let value = view.facts.value(path),
            let field = FormCatalogue.type(parts[0])?.field(parts[1])
        else { return "–" }
        return PathText(language, state: view.state).value(value, field.type)
    }

    /// Shows a case: its head, its stages, what it is made of, what is open.
    func show(_ view: CaseView) {
        if isJSON {
            var object = head(view)
            object["records"] = .array(
                view.state.records.values.filter { !$0.isDeleted }
                    .sorted { $0.key < $1.key }.map { json($0, view) })
            if view.seesAll { object["stages"] = .array(stages(view).map { $0.json }) }
            object["nonconformities"] = .array(
                view.open(Procedure.nonconformities(view.facts)).map(\.json))
            object["hints"] = .array(view.open(Procedure.hints(view.facts)).map(\.json))
            object["attendance"] = attendance(view)
            object["complaints"] = complaints(view)
            write(.object(object))
            return
        }
        write("\(view.number)  \(view.title)")
        write(
            "\(value(view, "case.kind")) · \(value(view, "case.state")) · "
                + "\(value(view, "client.name"))")
        if view.seesAll { for stage in stages(view) { write(stage.line) } }
        let forms = FormCatalogue.all.filter { type in
            !type.isOrganisational && !view.state.all(type.name).isEmpty
        }
        write(say(pl: "Zawiera:", en: "It holds:"))
        for type in forms {
            let count = view.state.all(type.name).count
            let times = type.cardinality == .single ? "" : " (\(count))"
            write("  \(type.name)\(times)  \(type.label.text(language))")
        }
        showNotices(view)
    }

    private func stages(_ view: CaseView) -> [(json: JSONValue, line: String)] {
        StageStatus.all(view.facts).map { status in
            let name = StageName.label(status.stage).text(language)
            let (mark, code) =
                switch status.state {
                case .done: ("✓", "done")
                case .open: ("·", "open")
                case .notApplicable: ("–", "not_applicable")
                }
            let number = status.stage < 10 ? " \(status.stage)" : "\(status.stage)"
            return (
                ["stage": .integer(Int64(status.stage)), "state": .string(code)],
                "  \(mark) \(number) \(name)"
            )
        }
    }

    private func showNotices(_ view: CaseView) {
        let withdrawn = view.facts.activeParticipants.filter { $0.text("status") == "withdrawn" }
        for person in withdrawn {
            let name = [person.text("no"), person.text("first_name"), person.text("last_name")]
                .compactMap { $0 }.joined(separator: " ")
            write(
                say(
                    pl: "  i \(name): wypisana osoba była na zajęciach; liczy się obecność.",
                    en: "  i \(name): withdrawn, but was there; presence counts."))
        }
        let conflicts = view.state.openConflicts.count
        if conflicts > 0 {
            write(
                say(
                    pl: "  ! sprzeczności: \(conflicts) (teczka conflicts)",
                    en: "  ! conflicts: \(conflicts) (teczka conflicts)"))
        }
        showComplaints(view)
        let open = view.open(Procedure.nonconformities(view.facts)).map(\.gate)
        if !open.isEmpty {
            write(
                say(
                    pl: "  ! niezgodności: \(open.joined(separator: ", ")) (teczka why)",
                    en: "  ! nonconformities: \(open.joined(separator: ", ")) (teczka why)"))
        }
    }

    private func attendance(_ view: CaseView) -> JSONValue {
        let figures = AttendanceFigures(view.facts)
        return [
            "listed": .integer(Int64(figures.listed)), "started": .integer(Int64(figures.started)),
            "completed": .integer(Int64(figures.completed)),
            "planned_minutes": .integer(figures.plannedMinutes),
            "delivered_minutes": .integer(figures.deliveredMinutes),
            "person_minutes": .integer(figures.personMinutes.part),
            "possible_minutes": .integer(figures.personMinutes.whole),
        ]
    }

    // MARK: - Forms and records

    /// Shows one form, one record, or all records of a type.
    func show(_ view: CaseView, record text: String) throws(ClientFailure) {
        let name = String(text.prefix { $0 != ":" })
        guard let type = FormCatalogue.type(name) else { throw .unknownForm(name) }
        var records = view.state.all(name)
        if text.contains(":") {
            let key = try RecordFinder(view.state).key(text)
            records = records.filter { $0.key == key }
        }
        if isJSON {
            write(.array(records.map { json($0, view) }))
            return
        }
        if records.isEmpty {
            write(say(pl: "Jeszcze niczego tu nie ma.", en: "There is nothing here yet."))
        }
        for record in records { show(record, type, view) }
        if ["programme", "outcome"].contains(name) { showAdvice(OutcomeLint.advice(view.facts)) }
    }

    /// Shows one record, a field a line.
    func show(_ record: Record, _ type: RecordType, _ view: CaseView) {
        let names = PathText(language, state: view.state)
        let label =
            type.cardinality == .single
            ? "" : " " + RecordFinder.label(of: record, type, in: view.state)
        write("\(type.label.text(language))\(label)")
        for field in type.fields {
            guard let value = record[field.name] else { continue }
            let text = names.value(value, field.type).split(separator: "\n")
                .joined(separator: "\n      ")
            write("  \(field.name)  \(field.label.text(language)): \(text)")
        }
        if type.name == "complaint" { showState(ofComplaint: record, view) }
    }

    private func json(_ record: Record, _ view: CaseView) -> JSONValue {
        let label =
            FormCatalogue.type(record.key.type).map { RecordFinder.label(of: record, $0) } ?? ""
        return [
            "record": .string(record.key.description), "type": .string(record.key.type),
            "label": .string(label), "by": .string(record.author.text),
            "recorded_at": .string(record.recordedAt.text),
            "synced_at": record.syncedAt.map { .string($0.text) } ?? .null,
            "clock_skew": .bool(record.hasClockSkew),
            "fields": .object(
                record.fields.mapValues(\.value).filter { $0.value != .null }),
        ]
    }
}
