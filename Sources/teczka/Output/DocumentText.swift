// What is said about documents and their templates.

import ArgumentParser
import CanonicalJSON
import CaseClient
import CaseDocument
import CaseModel
import Paper

/// Puts documents, and what keeps them from being made, into words.
struct DocumentText {
    private let screen: Screen

    init(_ screen: Screen) { self.screen = screen }

    private func say(pl polish: String, en english: String) -> String {
        screen.say(pl: polish, en: english)
    }

    private func report(_ sentence: String, code: Int32) -> ExitCode {
        if screen.isJSON {
            screen.write(["error": .string(sentence)])
        } else {
            screen.note("teczka: " + sentence)
        }
        return ExitCode(code)
    }

    // MARK: - Lists

    /// Lists the kinds of documents, and for each the records it can be about.
    func list(_ maker: DocumentMaker, _ view: CaseView) {
        let kinds = DocumentKind.allCases
        if screen.isJSON {
            screen.write(.array(kinds.map { json($0, maker, view) }))
            return
        }
        for kind in kinds {
            let name = kind.rawValue + String(repeating: " ", count: 13 - kind.rawValue.count)
            screen.write(name + kind.label.text(screen.language) + mark(kind, maker))
            guard maker.unreadable(kind).isEmpty else { continue }
            for label in labels(kind, maker, view) {
                screen.write(String(repeating: " ", count: 13) + "--on \(label)")
            }
        }
    }

    private func labels(
        _ kind: DocumentKind, _ maker: DocumentMaker, _ view: CaseView
    ) -> [String] {
        maker.records(kind).compactMap { record in
            FormCatalogue.type(record.key.type).map { type in
                "\(type.name):" + RecordFinder.label(of: record, type, in: view.state)
            }
        }
    }

    private func mark(_ kind: DocumentKind, _ maker: DocumentMaker) -> String {
        var marks: [String] = []
        if kind.hasBlankForm { marks.append(say(pl: "także --blank", en: "also --blank")) }
        if !maker.unreadable(kind).isEmpty {
            marks.append(
                kind.hasBlankForm
                    ? say(pl: "wypełnionego nie wolno ci odczytać", en: "filled in: not for you")
                    : say(pl: "nie wolno ci odczytać", en: "not for you to read"))
        } else if kind.needsRecord, maker.records(kind).isEmpty {
            marks.append(say(pl: "brak rekordu", en: "no record yet"))
        }
        return marks.isEmpty ? "" : " (" + marks.joined(separator: "; ") + ")"
    }

    private func json(
        _ kind: DocumentKind, _ maker: DocumentMaker, _ view: CaseView
    ) -> JSONValue {
        [
            "kind": .string(kind.rawValue), "label": .string(kind.label.text(screen.language)),
            "stage": .integer(Int64(kind.stage)), "blank": .bool(kind.hasBlankForm),
            "readable": .bool(maker.unreadable(kind).isEmpty),
            "on": .array(labels(kind, maker, view).map { .string($0) }),
        ]
    }

    /// Lists templates.
    func list(_ book: TemplateBook) {
        if screen.isJSON {
            screen.write(
                .array(
                    BuiltInTemplates.names.map {
                        ["name": .string($0), "own": .bool(book.isOwn($0))]
                    }))
            return
        }
        let width = BuiltInTemplates.names.map(\.count).max() ?? 0
        for name in BuiltInTemplates.names {
            let own = ownMark(name, book)
            let gap = String(repeating: " ", count: width + 1 - name.count)
            screen.write(name + gap + title(ofTemplate: name) + own)
        }
    }

    private func ownMark(_ name: String, _ book: TemplateBook) -> String {
        if book.ignored[name] != nil {
            return say(
                pl: "  własny wzór pominięto: nie jest bezpieczny",
                en: "  the own template is ignored: it is not safe")
        }
        return book.isOwn(name) ? say(pl: "  własny", en: "  own") : ""
    }

    /// Tells of templates of the company that were left out.
    func note(ignored: [String: TemplateFault]) {
        for (name, fault) in ignored.sorted(by: { $0.key < $1.key }) {
            _ = report(fault, template: name)
            screen.note(
                say(
                    pl:
                        "Użyto wbudowanego wzoru „\(name)”. Kierownik: "
                        + "teczka template reset \(name)",
                    en: "The built-in template “\(name)” was used. A manager: "
                        + "teczka template reset \(name)"))
        }
    }

    private func title(ofTemplate name: String) -> String {
        if let kind = DocumentKind(rawValue: name) { return kind.label.text(screen.language) }
        return BuiltInTemplates.auditPages.contains(name)
            ? say(pl: "(strona teczki audytowej)", en: "(page of an audit pack)")
            : say(pl: "(część wspólna)", en: "(shared part)")
    }

    // MARK: - Outcomes

    /// Says that a document was written.
    func written(_ path: String, omitted: [Label]) -> String {
        let line = say(pl: "Zapisano \(path)", en: "Wrote \(path)")
        guard !omitted.isEmpty else { return line }
        let list = omitted.map { $0.text(screen.language) }.joined(separator: ", ")
        return line + "\n"
            + say(
                pl: "Bez pól, których nie wolno ci odczytać: \(list).",
                en: "Without fields that you may not read: \(list).")
    }

    /// Says that there is no such kind.
    func report(unknownKind name: String) -> ExitCode {
        let known = DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")
        return report(
            say(
                pl: "Nie ma dokumentu „\(name)”. Rodzaje: \(known)",
                en: "There is no document “\(name)”. The kinds are: \(known)"), code: 65)
    }

    /// Says why a document was not made.
    func report(_ error: DocumentError, _ view: CaseView) -> ExitCode {
        switch error {
        case .unreadable(let facets):
            let list = facets.map(name).joined(separator: ", ")
            return report(
                say(
                    pl: "Ten dokument zawiera dane, których nie wolno ci odczytać (\(list)). "
                        + "Poproś koordynatora sprawy.",
                    en: "This document holds what you may not read (\(list)). "
                        + "Ask the coordinator of the case."), code: 77)
        case .noRecord(let type):
            return report(
                say(
                    pl: "W sprawie nie ma jeszcze: \(label(type)).",
                    en: "The case has none yet: \(label(type))."), code: 66)
        case .severalRecords(let type, let count):
            return report(
                say(
                    pl: "Takich rekordów jest \(count) (\(label(type))). Wskaż jeden: "
                        + "--on \(type):NUMER. Listę poda: teczka documents \(view.number)",
                    en: "There are \(count) of these (\(label(type))). Name one: "
                        + "--on \(type):NUMBER. The list shows: teczka documents \(view.number)"),
                code: 65)
        case .wrongRecord(let expected):
            return report(
                say(
                    pl: expected.map { "Ten dokument dotyczy innego rekordu: --on \($0):NUMER" }
                        ?? "Ten dokument dotyczy całej sprawy: bez --on.",
                    en: expected.map { "This document is about another record: --on \($0):NUMBER" }
                        ?? "This document is about the whole case: without --on."), code: 65)
        case .noBlankForm:
            return report(
                say(
                    pl: "Ten dokument nie ma pustego formularza.",
                    en: "This document has no blank form."), code: 65)
        case .noAnswer:
            return report(
                say(
                    pl: "Nie ma jeszcze odpowiedzi: reklamacja czeka na decyzję albo na treść "
                        + "(complaint:NUMER.answer_text=…).",
                    en: "There is no answer yet: the complaint waits for a decision or for its "
                        + "text (complaint:NUMBER.answer_text=…)."), code: 66)
        case .noFigures:
            return report(
                say(
                    pl: "Na tym urządzeniu nie ma jeszcze raportu. Pobierz go: "
                        + "teczka report \(view.number)",
                    en: "There is no report on this device yet. Fetch it: "
                        + "teczka report \(view.number)"), code: 66)
        case .noController(let fields):
            let wanted = fields.map { "\($0)=…" }.joined(separator: " ")
            return report(
                say(
                    pl: "Dokument zawiera informację RODO, a nie wiadomo, kto jest administratorem "
                        + "danych. Kierownik: teczka set org \(wanted)",
                    en: "The document holds GDPR information, and it is not known who keeps the "
                        + "data. A manager: teczka set org \(wanted)"), code: 66)
        case .template(let name, let fault): return report(fault, template: name)
        }
    }

    /// Names a row of the permission matrix by the form that it is about.
    private func name(of facet: Facet) -> String {
        let own = FormCatalogue.all.filter { $0.facet == facet }
        let type = own.first { $0.name == facet.rawValue } ?? own.first
        let field = FormCatalogue.all.flatMap(\.fields).first { $0.facet == facet }
        return (type?.label ?? field?.label)?.text(screen.language) ?? facet.rawValue
    }

    private func label(_ type: String) -> String {
        FormCatalogue.type(type)?.label.text(screen.language) ?? type
    }

    /// Says that a file is no text that a page could hold.
    func report(notUTF8 file: String) -> ExitCode {
        report(
            say(
                pl: "Plik \(file) nie jest zapisany w UTF-8. Zapisz go w tym kodowaniu "
                    + "i spróbuj jeszcze raz.",
                en: "The file \(file) is not in UTF-8. Save it in that encoding and try again."),
            code: 65)
    }

    /// Says what is wrong with a template.
    func report(_ fault: TemplateFault, template name: String) -> ExitCode {
        let which = say(pl: "Wzór „\(name)”", en: "Template “\(name)”")
        let what =
            switch fault {
            case .unknownName(let known):
                say(pl: "nie istnieje. Wzory: ", en: "does not exist. There are: ")
                    + known.joined(separator: ", ")
            case .syntax(let line):
                say(
                    pl: "wiersz \(line): znaczniki {{…}} nie pasują do siebie.",
                    en: "line \(line): the tags {{…}} do not match.")
            case .forbidden(let tag, let line):
                say(
                    pl: "wiersz \(line): znacznik {{\(tag)}} nie jest dozwolony.",
                    en: "line \(line): the tag {{\(tag)}} is not allowed.")
            case .unknownPart(let part, let line):
                say(
                    pl: "wiersz \(line): nie ma części „\(part)”.",
                    en: "line \(line): there is no part “\(part)”.")
            case .unknownField(let field, let line):
                say(
                    pl: "wiersz \(line): nie ma tu „\(field)”. Co ten dokument może powiedzieć, "
                        + "pokaże: teczka document SPRAWA RODZAJ --json",
                    en: "line \(line): there is no “\(field)” here. What this document can say "
                        + "shows: teczka document CASE KIND --json")
            case .unsafe(let found, let line):
                say(
                    pl: "wiersz \(line): „\(found)” nie jest dozwolone. Wzór nie może zawierać "
                        + "skryptów, ramek ani niczego, co strona musiałaby skądś pobrać.",
                    en: "line \(line): “\(found)” is not allowed. A template holds no scripts, "
                        + "no frames, and nothing that a page would have to fetch.")
            case .noPage:
                say(
                    pl: "to nie jest strona: zacznij od {{<page}}{{$content}} i zakończ na "
                        + "{{/content}}{{/page}} albo podaj całą stronę <html>.",
                    en: "this is no page: begin with {{<page}}{{$content}} and end with "
                        + "{{/content}}{{/page}}, or give a whole <html> page.")
            case .circle(let names):
                say(pl: "zawiera sam siebie: ", en: "includes itself: ")
                    + names.joined(separator: " → ")
            }
        return report("\(which): \(what)", code: 65)
    }

    /// Says why there is no PDF.
    func report(_ error: PDFError) -> ExitCode {
        switch error {
        case .notInstalled:
            report(
                say(
                    pl: "PDF wymaga programu WeasyPrint: sudo apt install weasyprint. "
                        + "Bez niego działa --out PLIK.html",
                    en: "PDF needs the program WeasyPrint: sudo apt install weasyprint. "
                        + "Without it --out FILE.html works"), code: 69)
        case .tooLarge:
            report(
                say(
                    pl: "Dokument jest za duży na PDF. Sprawdź wzór.",
                    en: "The document is too large for a PDF. Check the template."), code: 65)
        case .failed(let words):
            report(
                say(
                    pl: "WeasyPrint nie zrobił PDF: \(words)",
                    en: "WeasyPrint made no PDF: \(words)"), code: 70)
        case .disk(let words):
            report(
                say(
                    pl: "Dysk nie przyjął plików roboczych (\(words)).",
                    en: "The disk did not take the working files (\(words))."), code: 73)
        }
    }

    /// Says who makes audit packs.
    func reportNoAudit() -> ExitCode {
        report(
            say(
                pl: "Teczkę audytową robi koordynator sprawy albo kierownik: inni nie widzą "
                    + "całości.",
                en: "An audit pack is made by the case's coordinator or a manager: others do not "
                    + "see all of it."),
            code: 77)
    }

    /// Says that nobody gave the address that e-mails come from.
    func reportNoSender() -> ExitCode {
        report(
            say(
                pl: "Nie wiadomo, z jakiego adresu wysłać. Kierownik: teczka set org firm.email=…",
                en: "The sender's address is not known. A manager: teczka set org firm.email=…"),
            code: 66)
    }

    /// Says why a file was not written.
    func report(_ failure: DocumentFile.Failure) -> ExitCode {
        switch failure {
        case .ending(let path, let endings):
            report(
                say(
                    pl: "Nie wiem, co zapisać w \(path): nazwa ma się kończyć na "
                        + endings.map { "." + $0 }.joined(separator: " lub "),
                    en: "Cannot tell what goes into \(path): its name must end in "
                        + endings.map { "." + $0 }.joined(separator: " or ")),
                code: 65)
        case .exists(let path):
            report(
                say(
                    pl: "Plik \(path) już jest. Zastąpi go --force, inną nazwę da --out",
                    en: "There is a file \(path). --force replaces it, --out gives another name"),
                code: 73)
        case .notWritable(let path):
            report(
                say(
                    pl: "Nie można zapisać \(path). Sprawdź miejsce na dysku i uprawnienia.",
                    en: "Cannot write \(path). Check disk space and permissions."), code: 73)
        }
    }
}
