// The pages of the specification name everything that the code knows, and their examples are lines
// that the code reads.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseWire
import Testing

/// One line shown on a page: `> ` before a line of a client, `< ` before one of a server.
struct PageExample: Sendable, CustomTestStringConvertible {
    let page: String
    let side: Side
    let text: String

    var testDescription: String { "\(page): \(text.prefix(60))" }

    /// Returns the examples of a page, in order.
    static func examples(of page: String) throws -> [PageExample] {
        var examples: [PageExample] = []
        var isFenced = false
        for line in try ProtocolFolder.text(page).split(separator: "\n") {
            if line.hasPrefix("```") { isFenced.toggle() }
            guard isFenced, line.dropFirst().hasPrefix(" {") else { continue }
            let side: Side? = line.first == ">" ? .client : line.first == "<" ? .server : nil
            guard let side else { continue }
            examples.append(
                PageExample(page: page, side: side, text: String(line.dropFirst(2))))
        }
        return examples
    }

    /// Returns the examples of every page.
    static func all() throws -> [PageExample] {
        try ProtocolFolder.pages().flatMap { try examples(of: $0) }
    }
}

@Suite
struct PageTests {
    @Test(arguments: MessageKind.all)
    func everyMessageHasAPageWithAnExample(_ kind: MessageKind) throws {
        let page = "4-Messages/\(kind.type).md"
        let types = try PageExample.examples(of: page).filter { $0.side == kind.side }
            .map { try JSONParser.parse(Array($0.text.utf8))["t"]?.stringValue }
        #expect(types.contains(kind.type))
    }

    @Test
    func noPageIsOfAMessageThatDoesNotExist() throws {
        let pages = try ProtocolFolder.names(in: "4-Messages", ending: ".md")
        #expect(Set(pages) == Set(MessageKind.all.map { $0.type + ".md" }))
    }

    @Test(arguments: try PageExample.all())
    func everyExampleIsReadAndFitsTheSchema(_ example: PageExample) throws {
        let schema = try JSONSchema(text: try ProtocolFolder.text("Schema/messages.json"))
        let line = try ReadLine(example.side, Array(example.text.utf8))
        let content = try JSONParser.parse(Array(example.text.utf8))
        #expect(schema.problems(of: content, by: line.kind.definition) == [])
        #expect(line.bytes.text == content.line.text)
        if let mutation = content["m"] { #expect(try Mutation(json: mutation).json == mutation) }
        if let receipt = content["rc"] { #expect(try Receipt(json: receipt).json == receipt) }
    }

    @Test
    func everyErrorAndReasonStandsOnThePageOfErrors() throws {
        let page = try ProtocolFolder.text("6-Errors.md")
        let codes =
            WireError.Code.allCases.map(\.rawValue) + Reason.Code.allCases.map(\.rawValue)
            + RetryAdvice.allCases.map(\.rawValue) + Need.allCases.map(\.rawValue)
        for code in codes { #expect(page.contains("`\(code)`"), "\(code)") }
    }

    @Test
    func everyOperationMergeTypeAndActStandsOnThePageOfOperations() throws {
        let page = try ProtocolFolder.text("5-Operations.md")
        let names =
            ["new", "set", "ins", "rem", "del", "undel", "res", "wdr", "cmd"]
            + MergeType.allCases.map(\.rawValue) + Act.allCases.map(\.rawValue)
            + Outcome.allCases.map(\.rawValue) + Conflict.Kind.allCases.map(\.rawValue)
        for name in names { #expect(page.contains("`\(name)`"), "\(name)") }
    }

    @Test
    func everyMessageIsReachedFromTheReadme() throws {
        let page = try ProtocolFolder.text("README.md")
        for kind in MessageKind.all {
            #expect(page.contains("(4-Messages/\(kind.type).md)"), "\(kind.type)")
        }
    }

    @Test
    func everyLinkOfThePagesLeadsToAFile() throws {
        for page in try ProtocolFolder.pages() {
            let folder = page.hasPrefix("4-Messages/") ? "4-Messages/" : ""
            for match in try ProtocolFolder.text(page).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
                let target = folder + String(match.output.1)
                #expect(ProtocolFolder.exists(target), "\(page): \(target)")
            }
        }
    }
}
