// The laws of `GatePath`.

import CanonicalJSON
import CaseModel
import Foundation
import Testing

@Suite struct GatePathTests {
    private static let sources: [String] = {
        let folder = GateVector.root.appendingPathComponent("Sources/CaseModel")
        let names = ["Procedure", "Procedure/Gates", "Figure"]
        return names.flatMap { name -> [String] in
            let files =
                (try? FileManager.default.contentsOfDirectory(
                    at: folder.appendingPathComponent(name), includingPropertiesForKeys: nil))
                ?? []
            return files.compactMap { try? String(contentsOf: $0, encoding: .utf8) }
        }
    }()

    @Test func everyPathThatARuleNamesIsInTheCatalogue() {
        var checked = 0
        for source in Self.sources {
            for match in source.matches(of: /"([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+)"/) {
                let path = String(match.1)
                // Acts are named like paths; `share.to.…` names a code.
                if Act(rawValue: path) != nil || path.hasPrefix("share.to.") { continue }
                checked += 1
                #expect(isKnown(path), "\(path)")
            }
        }
        #expect(checked > 60)
    }

    @Test(arguments: GateCatalogue.all)
    func everythingAGateReadsIsInTheCatalogue(_ gate: Gate) {
        for path in gate.reads where path != Gate.everything {
            let parts = path.split(separator: ".").map(String.init)
            let type = parts.first.flatMap { FormCatalogue.type($0) }
            #expect(type != nil, "\(path)")
            #expect(parts.count == 1 || type?.field(parts[1]) != nil, "\(path)")
        }
    }

    /// Is true for `type.field`, `type.field.part` and, inside a record, `field.part`.
    private func isKnown(_ path: String) -> Bool {
        let parts = path.split(separator: ".").map(String.init)
        if let type = FormCatalogue.type(parts[0]), let field = type.field(parts[1]) {
            return parts.count == 2 || field.type.parts.contains { $0.name == parts[2] }
        }
        return parts.count == 2
            && FormCatalogue.all.contains { type in
                type.field(parts[0])?.type.parts.contains { $0.name == parts[1] } ?? false
            }
    }
}

extension Gate: CustomTestStringConvertible {
    package var testDescription: String { id }
}
