// Templates: the built-in ones are sound, the company's own win, and a broken one is named.

import CanonicalJSON
import CaseDocument
import CaseModel
import Testing

@Suite
struct TemplateBookTests {
    private func book(_ templates: [String: String] = [:]) -> TemplateBook {
        TemplateBook(organisation: organisation(templates))
    }

    private func organisation(_ templates: [String: String]) -> CaseState {
        Papers.facts(Papers.head, organisation: records(templates)).organisation
    }

    private func records(_ templates: [String: String]) -> JSONValue {
        .object(
            Dictionary(
                uniqueKeysWithValues: templates.map { name, body in
                    ("template/\(name)", ["name": .string(name), "body": .string(body)])
                }))
    }

    private func page(_ templates: [String: String]) throws -> String {
        let facts = Papers.facts(Papers.head, Papers.whole, organisation: records(templates))
        return try DocumentMaker(facts, reader: Papers.coordinator).document(.n13).html
    }

    @Test(arguments: BuiltInTemplates.names)
    func everyBuiltInTemplateIsSound(_ name: String) throws {
        let text = try #require(BuiltInTemplates.text(name))
        #expect(throws: Never.self) { try book().check(text, as: name) }
        #expect(text.utf8.count < 65_536, "a company can change it")
        #expect(Normalisation.isNormal(text) && Normalisation.isPrintable(text))
    }

    @Test
    func everyKindHasATemplateAndAName() {
        for kind in DocumentKind.allCases {
            #expect(BuiltInTemplates.names.contains(kind.rawValue))
            #expect(!kind.label.polish.isEmpty && !kind.label.english.isEmpty)
        }
    }

    @Test
    func theCompanysOwnTemplateWins() throws {
        let html = try page([
            "n13": "{{<page}}{{$content}}<p>{{case.title}}!</p>{{/content}}{{/page}}"
        ])
        #expect(html.contains("Zażółć gęślą jaźń w\u{A0}terenie!</p>"))
        #expect(!html.contains("Harmonogram"))
    }

    @Test
    func theCompanysOwnPageIsRoundEveryDocument() throws {
        let html = try page(["page": "<main>{{$content}}{{/content}}</main>"])
        #expect(html.hasPrefix("<main>") && html.contains("Harmonogram"))
    }

    @Test
    func anEmptiedTemplateIsTheBuiltInOne() throws {
        #expect(try page(["n13": ""]).contains("Harmonogram"))
        #expect(!book(["n13": ""]).isOwn("n13"))
    }

    @Test
    func aBrokenTemplateIsNamedWithItsLine() {
        #expect(throws: DocumentError.template(name: "schedule", .syntax(line: 2))) {
            try page(["schedule": "<p>\n{{#schedule}}"])
        }
    }

    @Test(arguments: [
        ("{{{case.title}}}", TemplateFault.forbidden(tag: "{case.title", line: 1)),
        ("<p>\n{{& case.title}}", .forbidden(tag: "& case.title", line: 2)),
        ("{{=<% %>=}}", .forbidden(tag: "=<% %>=", line: 1)),
        ("{{% CONTENT_TYPE:TEXT}}", .forbidden(tag: "% CONTENT_TYPE:TEXT", line: 1)),
        ("{{>*case.title}}", .forbidden(tag: ">*case.title", line: 1)),
        ("\n\n{{>nothing}}", .unknownPart("nothing", line: 3)),
        ("{{#case}}", .syntax(line: 1)),
        ("{{>n13}}", .circle(["n13", "n13"])),
    ])
    func aTemplateThatCannotBeUsedIsRefused(_ text: String, _ fault: TemplateFault) {
        #expect(throws: fault) { try book().check(text, as: "n13") }
    }

    @Test
    func templatesOfOtherNamesAreRefused() {
        #expect(throws: TemplateFault.unknownName(known: BuiltInTemplates.names)) {
            try book().check("<p></p>", as: "n14")
        }
    }

    @Test
    func aCircleThroughSeveralTemplatesIsRefusedWhenUsed() {
        #expect(throws: DocumentError.self) {
            try page(["schedule": "{{>programme}}", "programme": "{{>schedule}}"])
        }
        #expect(throws: TemplateFault.circle(["programme", "schedule", "programme"])) {
            try book(["schedule": "{{>programme}}"]).check("{{>schedule}}", as: "programme")
        }
    }

    private static func paged(_ content: String) -> String {
        "{{<page}}{{$content}}\n\(content){{/content}}{{/page}}"
    }

    @Test(arguments: [
        ("{{case.titel}}", TemplateFault.unknownField("case.titel", line: 2)),
        ("<p>\n{{tytul}}", .unknownField("tytul", line: 3)),
        ("{{#schedule.days}}{{dya}}{{/schedule.days}}", .unknownField("dya", line: 2)),
        ("{{^offer.number}}–{{/offer.number}}", .unknownField("offer.number", line: 2)),
        ("{{uppercased(case.titel)}}", .unknownField("uppercased(case.titel)", line: 2)),
    ])
    func aNameThatNothingAnswersToIsRefused(_ content: String, _ fault: TemplateFault) {
        #expect(throws: fault) { try book().check(Self.paged(content), as: "n13") }
    }

    @Test(arguments: [
        ("n13", "{{case.title}} {{firm.logo}} {{firm.offer_terms}} {{kept.file}}"),
        (
            "n13",
            "{{#schedule.days}}{{day}} {{case.title}} {{#topic}}{{.}}{{/topic}}{{/schedule.days}}"
        ),
        ("n13", "{{uppercased(case.title)}}{{#trainers}}{{first()}}{{phone}}{{/trainers}}"),
        ("offer", "{{offer.gross}}{{procedure.text}}"),
        ("f7", "{{#handled.findings}}{{by}}{{/handled.findings}}"),
        ("report", "{{#report.comments}}{{asked}}{{#said}}{{.}}{{/said}}{{/report.comments}}"),
    ])
    func aNameThatADocumentKnowsIsTaken(_ name: String, _ content: String) {
        #expect(throws: Never.self) { try book().check(Self.paged(content), as: name) }
    }

    @Test
    func aPlaceThatThePageLacksIsRefused() {
        #expect(throws: TemplateFault.unknownField("contnet", line: 1)) {
            try book().check("{{<page}}{{$contnet}}x{{/contnet}}{{/page}}", as: "n13")
        }
        let own = book(["page": "<html>{{$middle}}{{/middle}}</html>"])
        #expect(throws: Never.self) {
            try own.check("{{<page}}{{$middle}}x{{/middle}}{{/page}}", as: "n13")
        }
    }

    @Test
    func aDocumentIsAPageAndAPartIsNone() {
        #expect(throws: TemplateFault.noPage) {
            try book().check("<p>{{case.title}}</p>", as: "n13")
        }
        #expect(throws: Never.self) {
            try book().check("<HTML><body>{{case.title}}</body></HTML>", as: "n13")
            try book().check("<p>{{programme.goal}}</p>", as: "programme")
        }
        #expect(throws: TemplateFault.unknownField("programm", line: 1)) {
            try book().check("{{programm}}", as: "programme")
        }
    }

    /// What templates may name is read off a case in which everything is filled in: no document of
    /// it is left out.
    @Test(arguments: DocumentKind.allCases)
    func everyDocumentSaysWhatCanBeNamed(_ kind: DocumentKind) {
        #expect(throws: TemplateFault.unknownField("nothing", line: 2)) {
            try book().check(Self.paged("{{nothing}}"), as: kind.rawValue)
        }
        #expect(throws: Never.self) {
            try book().check(Self.paged("{{case.number}}"), as: kind.rawValue)
        }
    }
}
