// Laws that every document obeys, whatever it is about.

import CanonicalJSON
import CaseDocument
import CaseModel
import Testing

@Suite
struct DocumentLawTests {
    @Test(arguments: [Papers.full, Papers.nearlyEmpty])
    func everyDocumentIsAWholePageWithoutLeftovers(_ facts: CaseFacts) throws {
        let made = try Papers.all(facts, for: Papers.coordinator)
        #expect(made.count > 10)
        for (name, html) in made {
            #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"pl\">"), "\(name)")
            #expect(!html.contains("{{") && !html.contains("}}"), "\(name)")
            #expect(PageCheck.fault(html) == nil, "\(name)")
            #expect(html.contains("size: A4") && html.contains("hyphens: manual"), "\(name)")
            for address in ["http://", "https://", "url(", "@import", "<script", "<link"] {
                #expect(!html.contains(address), "\(name) \(address)")
            }
        }
    }

    @Test
    func aWholeCaseHasEveryDocument() throws {
        let names = Set(try Papers.all(Papers.full, for: Papers.coordinator).map(\.name))
        for kind in DocumentKind.allCases { #expect(names.contains("\(kind)"), "\(kind)") }
    }

    @Test
    func whatPeopleTypedNeverBecomesMarkup() throws {
        let attack = "</style></title>\"'><script>alert(1)</script><b>&lt;{{case.title}}"
        let (facts, _) = Markers.facts { _ in attack }
        for (name, html) in try Papers.all(facts, for: Papers.coordinator) {
            #expect(!html.contains("<script") && !html.contains("<b>"), "\(name)")
            #expect(PageCheck.fault(html) == nil, "\(name)")
            #expect(html.contains("&lt;script&gt;"), "\(name)")
        }
    }

    /// Each text of the case is a mark of its own; a person's documents hold none that they may not
    /// read.
    @Test(arguments: Papers.readers)
    func nobodyGetsInADocumentWhatTheyMayNotRead(_ reader: Actor) throws {
        let (facts, marks) = Markers.facts { $0 }
        let readable = AccessRules.readable(reader.standing(in: facts.state))
        let hidden = marks.filter { !readable.contains($0.facet) }.map(\.text)
        #expect(reader == Papers.coordinator || hidden.count > 3)
        var told = 0
        for (name, html) in try Papers.all(facts, for: reader) {
            let found = hidden.filter { html.contains($0) }
            #expect(found.isEmpty, "\(name) \(found)")
            told += marks.count { html.contains($0.text) }
        }
        #expect(told > (reader == Papers.stranger ? 0 : 40))
    }

    @Test(arguments: DocumentKind.allCases.filter(\.hasBlankForm))
    func aBlankFormHoldsNoAnswers(_ kind: DocumentKind) throws {
        let (facts, marks) = Markers.facts { $0 }
        let answers = marks.filter {
            ["f2", "f3", "f4r", "f4t", "participant", "complaint"].contains($0.type)
        }
        let maker = DocumentMaker(facts, reader: Papers.coordinator)
        let blank = try maker.document(kind, isBlank: true).html
        #expect(answers.filter { blank.contains($0.text) }.isEmpty)
        #expect(try maker.document(kind).html != blank)
    }

    @Test
    func whoMayNotReadWhatADocumentNeedsIsToldSo() throws {
        let maker = DocumentMaker(Papers.full, reader: Papers.trainer)
        #expect(throws: DocumentError.unreadable([.contract])) { try maker.document(.contract) }
        let omitted = try maker.document(.f2).omitted
        #expect(omitted.map(\.polish).contains("Budżet / finansowanie"))
        #expect(omitted.map(\.english).contains("Budget and funding"))
        let page = try maker.document(.f2).html
        #expect(page.contains("Bez pól, których nie może odczytać"))
        #expect(page.contains("Budżet / finansowanie") && !page.contains("5000"))
        #expect(try maker.document(.f3, isBlank: true).omitted.isEmpty)
    }

    @Test(arguments: [DocumentKind.f2, .f4r, .f4t, .f7])
    func everyFieldOfAFormHasItsPlaceOnPaper(_ kind: DocumentKind) throws {
        let maker = DocumentMaker(Papers.full, reader: Papers.coordinator)
        let filled = try maker.document(kind).html.replacing("\u{A0}", with: " ")
        let type = try #require(FormCatalogue.type(kind == .f7 ? "complaint" : kind.rawValue))
        // Of a complaint, what the answer says and what follows from it has its own document.
        let elsewhere: Set = [
            "trainer", "answer_text", "corrective_action", "corrective_owner", "closed_at",
        ]
        for field in type.fields where field.merge != .computed {
            if kind == .f7, elsewhere.contains(field.name) { continue }
            let label = field.label.polish.replacing("\u{A0}", with: " ")
            #expect(filled.contains(label), "\(field.name)")
        }
    }

    @Test
    func aDocumentIsAboutTheRecordItIsGiven() throws {
        let maker = DocumentMaker(Papers.full, reader: Papers.coordinator)
        #expect(throws: DocumentError.wrongRecord(expected: "offer")) {
            try maker.document(.offer, about: RecordKey("session", "s1"))
        }
        #expect(throws: DocumentError.wrongRecord(expected: nil)) {
            try maker.document(.f6, about: RecordKey("session", "s1"))
        }
        #expect(throws: DocumentError.noBlankForm(.f6)) { try maker.document(.f6, isBlank: true) }
        let one = try maker.document(.attendance, about: RecordKey("session", "s2"))
        #expect(one.html.contains("zajęcia S2") && !one.html.contains("zajęcia S1"))
        #expect(one.fileName == "lista-obecnosci-k-2026-001-s2")
        let both = try maker.document(.attendance).html
        #expect(both.contains("zajęcia S1") && both.contains("zajęcia S2"))
    }

    @Test
    func ofSeveralOffersOneHasToBeNamed() {
        let facts = Papers.facts(
            Papers.head, ["offer/o1": ["number": "OF/1"], "offer/o2": ["number": "OF/2"]])
        let maker = DocumentMaker(facts, reader: Papers.coordinator)
        #expect(throws: DocumentError.severalRecords(type: "offer", count: 2)) {
            try maker.document(.offer)
        }
    }
}
