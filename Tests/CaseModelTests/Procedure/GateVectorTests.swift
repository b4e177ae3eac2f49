// The laws of `GateVector`.

import CanonicalJSON
import CaseModel
import Testing

@Suite struct GateVectorTests {
    @Test(arguments: GateVector.all)
    func gateAnswersAsItsVectorSays(_ vector: GateVector) throws {
        let gate = try #require(GateCatalogue.gate(vector.gate))
        #expect(gate.answer(vector.facts).missing == vector.missing)
    }

    @Test(arguments: GateCatalogue.all.map(\.id))
    func everyGateHasACaseThatMeetsItAndOneThatDoesNot(_ id: String) {
        let cases = GateVector.all.filter { $0.gate == id }
        #expect(cases.contains { $0.missing.isEmpty })
        #expect(cases.contains { !$0.missing.isEmpty })
    }

    @Test(arguments: GateVector.all)
    func everyFieldOfAVectorIsInTheCatalogue(_ vector: GateVector) throws {
        for part in ["case", "organisation"] {
            for (text, fields) in vector.json[part]?.objectValue ?? [:] {
                let key = try #require(RecordKey(text: text))
                let type = try #require(FormCatalogue.type(key.type))
                #expect(type.isOrganisational == (part == "organisation"))
                for name in fields.objectValue?.keys.sorted() ?? [] {
                    #expect(type.field(name) != nil, "\(key.type).\(name)")
                }
            }
        }
    }

    @Test(arguments: GateVector.all)
    func everyMissingPieceHasAPlaceInTheCatalogue(_ vector: GateVector) {
        for missing in vector.missing { #expect(isKnown(missing.path), "\(missing.path)") }
    }

    /// A path is `type`, `type/local`, either with `.field`, `.field.part` or `.field.code`.
    private func isKnown(_ path: String) -> Bool {
        let parts = path.split(separator: ".").map(String.init)
        guard let first = parts.first, let key = RecordKey(text: first),
            let type = FormCatalogue.type(key.type)
        else { return false }
        guard parts.count > 1 else { return true }
        guard let field = type.field(parts[1]) else { return false }
        guard parts.count > 2 else { return true }
        if case .reference = field.type { return parts.count == 3 }
        return field.type.parts.contains { $0.name == parts[2] }
            || field.type.choiceList.contains { $0.code == parts[2] }
    }
}
