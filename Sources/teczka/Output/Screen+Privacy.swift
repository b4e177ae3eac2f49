// Personal data on the screen.

import CanonicalJSON
import CaseClient
import CaseModel
import CaseReport

extension Screen {
    /// Shows what a case holds about a participant, what an erasure takes, and what stays.
    func show(_ data: PersonalData, _ view: CaseView) {
        if isJSON {
            write([
                "case": .string(view.number), "person": .string(data.person.description),
                "records": .array(
                    data.records.map { record in
                        [
                            "type": .string(record.key.type),
                            "fields": .object(
                                record.fields.mapValues(\.value).filter { $0.value != .null }),
                        ]
                    }),
                "erasable": .array(data.erasable.map { .string($0.description) }),
                "retained": .array(data.retained.map { .string($0.key.description) }),
                "mentions": .array(data.mentions.map { .string($0.description) }),
            ])
            return
        }
        for record in data.records {
            guard let type = FormCatalogue.type(record.key.type) else { continue }
            show(record, type, view)
        }
        let names = PathText(language, state: view.state)
        write(
            say(
                pl: "Usunięcie opróżni pól: \(data.erasable.count).",
                en: "An erasure empties \(data.erasable.count) fields."))
        if !data.retained.isEmpty {
            write(
                say(
                    pl: "Zostaną do końca okresu przechowywania (art. 17 ust. 3 RODO):",
                    en: "These stay until their period ends (GDPR, article 17(3)):"))
            for record in data.retained { write("  – " + names.name(record.key.description)) }
        }
        if !data.mentions.isEmpty {
            write(
                say(
                    pl: "Nazwisko stoi też tutaj; trzeba to poprawić ręcznie:",
                    en: "The last name stands here too; somebody has to mend that:"))
            for address in data.mentions { write("  – " + names.name(address.description)) }
        }
    }

    /// Lists what is held longer than needed.
    func showRetention(_ views: [CaseView]) {
        let due = views.flatMap { view in
            RetentionItem.all(view.facts).map { (view: view, item: $0) }
        }
        if isJSON {
            write(
                .array(
                    due.map { view, item in
                        [
                            "case": .string(view.number), "class": .string(item.kind.rawValue),
                            "since": .string(item.since.text),
                            "fields": .array(item.fields.map { .string($0.description) }),
                        ]
                    }))
            return
        }
        if due.isEmpty {
            write(
                say(
                    pl: "Nic nie jest przechowywane dłużej, niż trzeba.",
                    en: "Nothing is held longer than needed."))
        }
        for (view, item) in due {
            let since = DateText.text(item.since.text, in: language)
            write(
                "\(view.number)  \(item.kind.label.text(language)) (class=\(item.kind.rawValue))  "
                    + say(pl: "od \(since)", en: "since \(since)"))
            let names = PathText(language, state: view.state)
            for field in item.fields { write("  – " + names.name(field.description)) }
        }
    }
}
