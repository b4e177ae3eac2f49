// The schema of the messages names exactly what the code knows.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseWire
import Testing

@Suite
struct SchemaTests {
    private static func schema() throws -> JSONSchema {
        try JSONSchema(text: try ProtocolFolder.text("Schema/messages.json"))
    }

    @Test(arguments: MessageKind.all)
    func everyMessageHasAnEntry(_ kind: MessageKind) throws {
        #expect(try Self.schema().names.contains(kind.definition))
    }

    @Test
    func noEntryIsOfAMessageThatDoesNotExist() throws {
        let known = Set(MessageKind.all.map(\.definition))
        let named = try Self.schema().names.filter {
            $0.hasPrefix("client.") || $0.hasPrefix("server.")
        }
        #expect(named == known)
    }

    @Test
    func listsOfCodesAreThoseOfTheCode() throws {
        let schema = try Self.schema()
        #expect(schema.choices(of: "server.err", "code") == WireError.Code.allCases.map(\.rawValue))
        #expect(schema.choices(of: "server.err", "retry") == RetryAdvice.allCases.map(\.rawValue))
        #expect(schema.choices(of: "reason", "code") == Reason.Code.allCases.map(\.rawValue))
        #expect(schema.choices(of: "outcome") == Outcome.allCases.map(\.rawValue))
        #expect(schema.choices(of: "operation.cmd", "cmd") == Act.allCases.map(\.rawValue))
        #expect(schema.choices(of: "role") == Role.allCases.map(\.rawValue))
        #expect(schema.choices(of: "standing") == Standing.allCases.map(\.rawValue))
        #expect(schema.choices(of: "conflict", "kind") == Conflict.Kind.allCases.map(\.rawValue))
        #expect(schema.choices(of: "missing", "need") == Need.allCases.map(\.rawValue))
    }

    @Test
    func limitsOnThePageAreThoseOfTheCode() throws {
        let page = try ProtocolFolder.text("2-Line.md")
        let limits = LineLimits.standard
        for limit in [
            limits.greetingLineBytesMax, limits.lineBytesMax, limits.mutationBytesMax,
            limits.inFlightMax, Mutation.operationsMax, JSONLimits.line.depthMax,
            JSONLimits.line.objectKeysMax, JSONLimits.line.tokensMax,
            JSONLimits.line.stringBytesMax, JSONLimits.line.keyBytesMax,
        ] {
            #expect(page.contains("`\(limit)`"), "\(limit)")
        }
    }
}
